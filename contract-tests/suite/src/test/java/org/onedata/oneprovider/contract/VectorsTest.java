package org.onedata.oneprovider.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VectorsTest {
    @Test
    void vectorsKeepToTheContract() {
        assertThat(VectorFaults.of(Vectors.load())).isEmpty();
    }
}
