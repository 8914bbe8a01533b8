package org.onedata.oneprovider.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A process that has used up its threads, for a while. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "The shell limits the memory for stacks.")
class NoThreadTest {

    /** Each stack takes a gigabyte of the few that there are. */
    @Test
    void timeoutsWorkOnceThereAreThreadsAgain() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(connection -> {
            connection.readRequest();
            connection.drip("HTTP/1.1 404 No\r\n".repeat(100), 50); // A read timeout would not end that.
        })) {
            String java = System.getProperty("java.home") + "/bin/java";
            Process program = new ProcessBuilder(
                            "sh",
                            "-c",
                            "ulimit -v 20000000; exec \"$@\"",
                            "sh",
                            java,
                            "-Xss1g",
                            "-Xmx64m",
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "-XX:ReservedCodeCacheSize=32m",
                            "-XX:CompressedClassSpaceSize=32m",
                            "-Xlog:disable",
                            "-Dorg.slf4j.simpleLogger.defaultLogLevel=off",
                            "-Dorg.slf4j.simpleLogger.logFile=System.err", // Not that of this JVM.
                            "-cp",
                            System.getProperty("java.class.path"),
                            Program.class.getName(),
                            server.baseUrl())
                    .redirectErrorStream(true)
                    .start();
            assertThat(new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .matches("(?s)pauseWorkflowExecution: no answer: IOException: no thread for the watchdog.*"
                            + ", sent: false\nno thread for the call\non time\non time\n");
        }
    }

    /** Calls while there are no threads, and then again. */
    static final class Program {
        private Program() {}

        public static void main(String[] arguments) throws Exception {
            CountDownLatch end = new CountDownLatch(1);
            List<Thread> threads = new ArrayList<>();
            try {
                while (threads.size() < 100) {
                    Thread thread = new Thread(() -> {
                        try {
                            end.await();
                        } catch (InterruptedException e) {
                            // It ends.
                        }
                    });
                    thread.setDaemon(true);
                    thread.start();
                    threads.add(thread);
                }
            } catch (OutOfMemoryError e) {
                // That was all.
            }
            try (OneproviderClient client = OneproviderClient.builder()
                    .baseUrl(arguments[0])
                    .token(Clients.TOKEN)
                    .callTimeout(Duration.ofMillis(500))
                    .retries(0)
                    .build()) {
                OneproviderConnectionException e = Clients.failure(client, OneproviderConnectionException.class);
                System.out.println(e.getMessage() + ", sent: " + e.mayHaveReachedServer());
                System.out.println(client.async()
                        .workflowExecutions()
                        .pauseWorkflowExecution(Clients.WID)
                        .handle((value, failure) -> failure.getMessage())
                        .get());
                end.countDown();
                for (Thread thread : threads) {
                    thread.join();
                }
                for (int i = 0; i < 2; i++) {
                    long start = System.nanoTime();
                    Clients.failure(client, OneproviderConnectionException.class);
                    boolean onTime =
                            System.nanoTime() - start < Duration.ofSeconds(2).toNanos();
                    System.out.println(onTime ? "on time" : "late");
                }
            }
        }
    }
}
