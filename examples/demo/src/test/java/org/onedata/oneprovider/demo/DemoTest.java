package org.onedata.oneprovider.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.onedata.oneprovider.emulator.OneproviderEmulator;

class DemoTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void showsEveryRowOfTheStateTableAndTheRefusals() throws Exception {
        try (OneproviderEmulator emulator = OneproviderEmulator.start()) {
            assertThat(new Demo(emulator, Duration.ofSeconds(10))
                            .run(new PrintStream(out, true, StandardCharsets.UTF_8)))
                    .isTrue();
        }
        assertThat(lines())
                .contains(
                        "scheduled 204 stopping paused",
                        "resuming 204 stopping paused",
                        "active 204 stopping paused",
                        "already stopping 204 stopping stopping",
                        "paused 400 atmInvalidStatusTransition paused paused",
                        " prevStatus: paused, newStatus: stopping",
                        "finished 400 atmWorkflowExecutionEnded finished finished",
                        "unknown id 404 notFound - -",
                        "active, no privilege 403 forbidden active active",
                        "active, no token 401 unauthorized active active",
                        "15 pauses, all answered as documented.");
        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
    }

    @Test
    void saysSoWhenAnExecutionDoesNotSettleAsDocumented() throws Exception {
        try (OneproviderEmulator emulator =
                OneproviderEmulator.builder().settleAfter(Duration.ofDays(1)).start()) {
            assertThat(new Demo(emulator, Duration.ofMillis(1)).run(new PrintStream(out, true, StandardCharsets.UTF_8)))
                    .isFalse();
        }
        assertThat(lines())
                .contains("active 204 stopping stopping NOT AS DOCUMENTED", "15 pauses, 4 NOT AS DOCUMENTED.");
    }

    private String[] lines() {
        return out.toString(StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.replaceAll(" +", " "))
                .toArray(String[]::new);
    }
}
