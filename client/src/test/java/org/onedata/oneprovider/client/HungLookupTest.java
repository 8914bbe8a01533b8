package org.onedata.oneprovider.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A DNS look-up that never returns: the JVM's hosts file is a pipe that nobody writes to. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "It has no mkfifo.")
class HungLookupTest {

    @Test
    void endsWithTheCallAndOnAnInterrupt(@TempDir Path directory) throws Exception {
        Path pipe = directory.resolve("hosts");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        Process program = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-Djdk.net.hosts.file=" + pipe,
                        "-Dorg.slf4j.simpleLogger.logFile=System.err", // Not that of this JVM.
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=off",
                        Program.class.getName())
                .redirectErrorStream(true)
                .start();
        try {
            assertThat(program.waitFor(20, TimeUnit.SECONDS)).as("ends").isTrue();
            assertThat(new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo("""
                            call timeout: on time, may have reached the server: false
                            interrupt: on time, may have reached the server: false
                            close: on time, may have reached the server: false
                            """);
        } finally {
            program.destroyForcibly();
        }
    }

    /** Calls a host whose look-up hangs. */
    static final class Program {
        private Program() {}

        public static void main(String[] arguments) throws Exception {
            try (OneproviderClient client = client(Duration.ofMillis(300))) {
                System.out.println("call timeout: " + fail(client));
            }
            try (OneproviderClient client = client(Duration.ofSeconds(60))) {
                System.out.println("interrupt: " + failOnceItWaits(client, Thread::interrupt));
            }
            OneproviderClient client = client(Duration.ofSeconds(60));
            System.out.println("close: " + failOnceItWaits(client, thread -> client.close()));
        }

        private static OneproviderClient client(Duration callTimeout) {
            return OneproviderClient.builder()
                    .host("oneprovider.example")
                    .token(Clients.TOKEN)
                    .callTimeout(callTimeout)
                    .build();
        }

        private static String failOnceItWaits(OneproviderClient client, Consumer<Thread> event) throws Exception {
            CompletableFuture<String> failed = new CompletableFuture<>();
            Thread thread = new Thread(() -> failed.complete(fail(client)));
            thread.start();
            TimeUnit.MILLISECONDS.timedJoin(thread, 300);
            event.accept(thread);
            return failed.get();
        }

        private static String fail(OneproviderClient client) {
            long start = System.nanoTime();
            OneproviderConnectionException failure = Clients.failure(client, OneproviderConnectionException.class);
            boolean onTime = System.nanoTime() - start < Duration.ofSeconds(3).toNanos();
            return (onTime ? "on time" : "late") + ", may have reached the server: " + failure.mayHaveReachedServer();
        }
    }
}
