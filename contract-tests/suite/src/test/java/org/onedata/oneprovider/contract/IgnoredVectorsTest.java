package org.onedata.oneprovider.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** A list of ignored vectors cannot hide vectors that pass, nor outlive the vectors that it names. */
class IgnoredVectorsTest {
    private static final Vector PLAIN_ID = Vectors.load().requests().stream()
            .filter(vector -> vector.id().equals("PlainId"))
            .findFirst()
            .orElseThrow();
    private static final Executable MET = () -> {};
    private static final Executable NOT_MET = () -> {
        throw new AssertionError("not met");
    };

    @Test
    void anIdThatNoVectorHasIsAnError() {
        assertThatThrownBy(() -> IgnoredVectors.of("NoSuchVector: It never works."))
                .isInstanceOf(MalformedVectorException.class)
                .hasMessageContaining("NoSuchVector");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PlainId:", "PlainId: ''", "PlainId: ' '"})
    void anIdWithoutAReasonIsAnError(String yaml) {
        assertThatThrownBy(() -> IgnoredVectors.of(yaml))
                .isInstanceOf(MalformedVectorException.class)
                .hasMessageContaining("PlainId");
    }

    @Test
    void anIgnoredVectorThatIsMetFails() {
        IgnoredVectors ignored = IgnoredVectors.of("PlainId: The runtime cannot.");
        assertThatThrownBy(() -> ignored.run(PLAIN_ID, MET))
                .isInstanceOf(AssertionFailedError.class)
                .hasMessageContaining("PlainId");
    }

    @Test
    void anIgnoredVectorThatIsNotMetIsAbortedWithItsReason() {
        IgnoredVectors ignored = IgnoredVectors.of("PlainId: The runtime cannot.");
        assertThatThrownBy(() -> ignored.run(PLAIN_ID, NOT_MET))
                .isInstanceOf(TestAbortedException.class)
                .hasMessageContaining("The runtime cannot.");
    }

    @Test
    void aVectorThatIsNotIgnoredIsRunAsItIs() throws Exception {
        IgnoredVectors ignored = IgnoredVectors.of("NoBody: The runtime cannot.");
        AtomicBoolean run = new AtomicBoolean();
        ignored.run(PLAIN_ID, () -> run.set(true));
        assertThat(run).isTrue();
        assertThatThrownBy(() -> ignored.run(PLAIN_ID, NOT_MET)).isExactlyInstanceOf(AssertionError.class);
    }

    @Test
    void withoutAFileNothingIsIgnored() {
        assertThatThrownBy(() -> IgnoredVectors.of(IgnoredVectorsTest.class).run(PLAIN_ID, NOT_MET))
                .isExactlyInstanceOf(AssertionError.class);
    }
}
