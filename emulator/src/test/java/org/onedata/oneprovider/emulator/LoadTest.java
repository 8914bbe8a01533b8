package org.onedata.oneprovider.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;

/** The emulator under many concurrent requests, and under requests that no client should send. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Isolated
@Timeout(150)
class LoadTest {
    private OneproviderEmulator emulator;

    @BeforeAll
    void start() {
        emulator = OneproviderEmulator.builder().settleAfter(Duration.ZERO).start();
    }

    @AfterAll
    void stop() {
        emulator.close();
    }

    @Test
    void aThousandConcurrentPausesAreOneTransition() throws Exception {
        try (OneproviderEmulator standing =
                OneproviderEmulator.builder().standingTime(Instant.EPOCH).start()) {
            String wid = standing.schedule();
            AtomicInteger number = new AtomicInteger();
            List<Callable<Integer>> pauses = new ArrayList<>();
            for (int i = 0; i < 1_000; i++) {
                pauses.add(() -> {
                    if (number.incrementAndGet() == 500) {
                        standing.advance(Duration.ofSeconds(1)); // It becomes paused between two of them.
                    }
                    return RawHttp.pause(standing, wid).status();
                });
            }
            Map<Integer, Long> statuses =
                    atOnce(50, pauses).stream().collect(Collectors.groupingBy(status -> status, Collectors.counting()));

            assertThat(statuses.keySet()).containsExactlyInAnyOrder(204, 400);
            assertThat(standing.status(wid)).isEqualTo(ExecutionStatus.PAUSED);
            assertThat(standing.executions().get(0).transitions())
                    .as("scheduled to stopping to paused")
                    .isEqualTo(2);
        }
    }

    @Test
    void scriptForAHundredOfManyConcurrentRequestsIsForAHundred() throws Exception {
        try (OneproviderEmulator scripted = OneproviderEmulator.start()) {
            scripted.script(Requests.next(100), ScriptedResponse.error("serviceUnavailable"));
            scripted.script(Requests.of("x").times(50), ScriptedResponse.of(502, ""));
            List<Callable<Integer>> pauses =
                    Collections.nCopies(300, () -> RawHttp.pause(scripted, "x").status());

            assertThat(atOnce(20, pauses).stream().collect(Collectors.groupingBy(s -> s, Collectors.counting())))
                    .isEqualTo(Map.of(503, 100L, 502, 50L, 404, 150L));
            scripted.verify(300, request -> request.isPauseOf("x"));
        }
    }

    @Test
    void resetDisturbsNoRequestOfTheFirstUser() throws Exception {
        try (OneproviderEmulator other = OneproviderEmulator.start()) {
            AtomicInteger number = new AtomicInteger();
            List<Callable<Integer>> pauses = Collections.nCopies(300, () -> {
                int mine = number.incrementAndGet();
                if (mine % 10 == 0) {
                    other.reset();
                    other.schedule(execution -> execution.wid("x" + mine));
                }
                return RawHttp.pause(other, "x").status();
            });

            assertThat(atOnce(20, pauses)).containsOnly(404);
        }
    }

    @Test
    void tokenOfOneMebibyteIsReadAndOneOfTwoIsRefused() throws Exception {
        String token = "x".repeat(1 << 20);
        User user = emulator.addUser("big", settings -> settings.token(token).privileges(Privilege.values()));

        assertThat(send(emulator.schedule(user), token).status()).isEqualTo(204);
        RawHttp.Response refused = send(emulator.schedule(user), token + token);
        assertThat(refused.status()).isEqualTo(431);
        assertThat(refused.masked())
                .isEqualTo(
                        "{\"error\":{\"id\":\"badData\",\"description\":\"Bad value: provided "
                                + "\\\"headers\\\" could not be understood by the server.\",\"details\":{\"key\":\"headers\"},\"ctx\":C}}");
    }

    private RawHttp.Response send(String wid, String token) throws IOException {
        return RawHttp.send(emulator.port(), "POST " + RawHttp.path(wid) + " HTTP/1.1\nX-Auth-Token: " + token);
    }

    @Test
    void largeBodyIsRefusedWithoutBeingRead() throws Exception {
        try (RawHttp http = new RawHttp(emulator.port())) {
            http.write(head("POST " + RawHttp.path(emulator.schedule()) + " HTTP/1.1\nX-Auth-Token: " + emulator.token()
                    + "\nContent-Length: 104857600"));

            RawHttp.Response response = http.read(); // The body was never sent.

            assertThat(response.status()).isEqualTo(413);
            assertThat(response.body()).contains("\"id\":\"badData\"", "\"key\":\"body\"");
            assertThat(response.headers()).containsEntry("connection", "close");
        }
    }

    @Test
    void bodyIsIgnored() throws Exception {
        HttpResponse<String> response = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(
                                        "http://127.0.0.1:" + emulator.port() + RawHttp.path(emulator.schedule())))
                                .header("X-Auth-Token", emulator.token())
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString("a=b&%zz"))
                                .build(),
                        BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(204);
    }

    @Test
    void slowClientsDoNotStarveOthers() throws Exception {
        List<RawHttp> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 400; i++) { // Twice as many as there are threads.
                RawHttp http = new RawHttp(emulator.port());
                slow.add(http);
                http.write("POST " + RawHttp.path("x") + " HTTP/1.1\r\nX-Auth-");
            }
            long start = System.nanoTime();
            assertThat(RawHttp.pause(emulator, emulator.schedule()).status()).isEqualTo(204);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
        } finally {
            for (RawHttp http : slow) {
                http.close();
            }
        }
    }

    @Test
    void tensOfEmulatorsRunInOneJvm() {
        List<OneproviderEmulator> emulators = new ArrayList<>();
        try {
            long start = System.nanoTime();
            for (int i = 0; i < 30; i++) {
                emulators.add(OneproviderEmulator.start());
            }
            Duration each = Duration.ofNanos((System.nanoTime() - start) / 30);
            assertThat(each).isLessThan(Duration.ofMillis(500));
            assertThat(emulators.stream().map(OneproviderEmulator::port).distinct())
                    .hasSize(30);
        } finally {
            emulators.forEach(OneproviderEmulator::close);
        }
    }

    private static String head(String lines) {
        return lines.replace("\n", "\r\n") + "\r\nHost: localhost\r\n\r\n";
    }

    private static <T> List<T> atOnce(int threads, List<Callable<T>> tasks) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> result : executor.invokeAll(tasks)) {
                results.add(result.get());
            }
            return results;
        } finally {
            executor.shutdownNow();
        }
    }
}
