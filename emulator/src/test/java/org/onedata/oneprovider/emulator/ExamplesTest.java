package org.onedata.oneprovider.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples in other languages. Require curl, and node from version 18 on. */
@Timeout(120)
@Execution(ExecutionMode.CONCURRENT)
class ExamplesTest {
    private static final Path EXAMPLES = Path.of("..", "examples");

    static List<List<String>> examples() {
        return List.of(
                List.of("bash", EXAMPLES.resolve("curl").resolve("pause.sh").toString()),
                List.of(
                        "node",
                        EXAMPLES.resolve("javascript").resolve("pause.mjs").toString()));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void arrangesPausesAndVerifies(List<String> command) throws Exception {
        boolean isInstalled = isInstalled(command.get(0)) && isInstalled("curl");
        if (!"true".equals(System.getenv("CI"))) {
            Assumptions.assumeTrue(isInstalled, command.get(0) + " or curl is not installed");
        }
        try (OneproviderEmulator emulator =
                OneproviderEmulator.builder().control().start()) {
            ProcessBuilder example = new ProcessBuilder(command).redirectErrorStream(true);
            example.environment().put("EMULATOR", "http://127.0.0.1:" + emulator.port());

            Process process = example.start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(said).isEqualTo("paused\n");
            assertThat(process.waitFor()).isZero();
            assertThat(emulator.status("nightly")).isEqualTo(ExecutionStatus.PAUSED);
        }
    }

    private static boolean isInstalled(String program) {
        return Stream.of(System.getenv("PATH").split(":")).anyMatch(path -> Files.isExecutable(Path.of(path, program)));
    }
}
