package org.onedata.oneprovider.contract.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onedata.oneprovider.contract.mutants.MutantClientTest;
import org.onedata.oneprovider.emulator.OneproviderEmulator;

/** The program judges what is made here, over pipes and the wire, and each broken client. */
class ProgramTest {
    private static final String OKHTTP = "org/onedata/oneprovider/contract/client/okhttp/ignored-vectors.yaml";

    @Test
    void emulator() {
        try (OneproviderEmulator emulator =
                OneproviderEmulator.builder().likeRelease(false).start()) {
            Kit kit = Kit.run("server", "--url", emulator.baseUrl(), "--token", emulator.token());

            assertThat(kit.out()).contains("\nAll " + kit.judged() + " vectors judged are met, in ");
            assertThat(kit.status()).isZero();
        }
    }

    @Test
    void client() {
        Kit kit = Kit.client("assembled");

        assertThat(kit.out()).contains("\nAll " + kit.judged() + " vectors judged are met, in ");
        assertThat(kit.err()).isEmpty();
        assertThat(kit.status()).isZero();
    }

    @Tag("nested-build")
    @ParameterizedTest
    @ValueSource(strings = {"feign", "okhttp"})
    void clientOverOtherTransports(String name, @TempDir Path directory) throws Exception {
        Path known = directory.resolve("known.yaml");
        try (var in = getClass().getClassLoader().getResourceAsStream(OKHTTP)) {
            Files.write(known, name.equals("okhttp") ? in.readAllBytes() : new byte[0]);
        }

        Kit kit = Kit.client(name, "--known-failing", known.toString());

        assertThat(kit.failing()).as(kit.out() + kit.err()).isEmpty();
        assertThat(kit.status()).isZero();
    }

    @Test
    void brokenClient() {
        assertCaught("encodes like a form", List.of("IdWithSpace", "IdWithAsterisk"));
    }

    @Tag("nested-build")
    @ParameterizedTest
    @MethodSource
    void brokenClients(String fault) {
        assertCaught(fault, MutantClientTest.caughtBy(fault));
    }

    static List<String> brokenClients() {
        return MutantClientTest.faults();
    }

    private static void assertCaught(String fault, List<String> vectors) {
        Kit kit = Kit.client(fault);

        assertThat(kit.failing()).as(kit.out() + kit.err()).containsAll(vectors).hasSizeLessThan(kit.judged());
        assertThat(kit.status()).isEqualTo(1);
    }
}
