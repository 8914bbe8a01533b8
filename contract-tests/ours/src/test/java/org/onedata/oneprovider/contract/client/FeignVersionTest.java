package org.onedata.oneprovider.contract.client;

import static org.assertj.core.api.Assertions.assertThat;

import feign.Feign;
import org.junit.jupiter.api.Test;

/** The tests of the client run with the lowest Feign that it works with, and with the newest. */
class FeignVersionTest {

    @Test
    void isTheOneThatTheBuildNames() {
        assertThat(Feign.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath())
                .endsWith("feign-core-" + System.getProperty("feign.version") + ".jar");
    }
}
