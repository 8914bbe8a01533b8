package org.example;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.onedata.oneprovider.emulator.ExecutionStatus;
import org.onedata.oneprovider.emulator.OneproviderEmulator;

/** Runs the program in its own JVM, with nothing but the client and its dependencies. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class PauseTest {

    @Test
    void pauses() throws Exception {
        try (OneproviderEmulator oneprovider =
                OneproviderEmulator.builder().standingTime(Instant.EPOCH).start()) {
            String wid = oneprovider.schedule();

            assertEquals("paused", run(oneprovider.baseUrl(), oneprovider.token(), wid));

            assertEquals(ExecutionStatus.STOPPING, oneprovider.status(wid));
            assertEquals("404 notFound", run(oneprovider.baseUrl(), oneprovider.token(), "unknown"));
            assertEquals("401 unauthorized", run(oneprovider.baseUrl(), "other", wid));
        }
    }

    private static String run(String baseUrl, String token, String wid) throws Exception {
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-p",
                        System.getProperty("program.path"),
                        "-m",
                        "org.example.pause/org.example.Pause",
                        baseUrl,
                        token,
                        wid)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String output = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        System.out.println("module-path: " + output);
        assertEquals(0, program.waitFor());
        return output;
    }
}
