package org.onedata.oneprovider.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
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

/** What happens when much comes at once, or something that no client should send. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
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
    void tenThousandPausesOverTwoHundredConnections() throws Exception {
        List<String> wids = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            wids.add(emulator.schedule());
        }

        pauseAll(wids.subList(0, 2_000));
        long before = usedMemory();
        pauseAll(wids.subList(2_000, 10_000));
        long growth = usedMemory() - before;

        await().until(() -> wids.stream().allMatch(wid -> emulator.status(wid) == ExecutionStatus.PAUSED));
        assertThat(growth).as("bytes that 8,000 pauses left behind").isLessThan(8L << 20);
        assertThat(emulator.requests()).hasSize(OneproviderEmulator.KEPT_REQUESTS);
    }

    private void pauseAll(List<String> wids) throws Exception {
        List<Callable<Map<Integer, Integer>>> connections = new ArrayList<>();
        int share = wids.size() / 200;
        for (int i = 0; i < 200; i++) {
            List<String> mine = wids.subList(i * share, (i + 1) * share);
            connections.add(() -> {
                Map<Integer, Integer> answers = new ConcurrentHashMap<>();
                try (RawHttp http = new RawHttp(emulator.port())) {
                    for (String wid : mine) {
                        http.write(head("POST " + RawHttp.path(wid) + " HTTP/1.1\nX-Auth-Token: " + emulator.token()));
                        answers.merge(http.read().status(), 1, Integer::sum);
                    }
                }
                return answers;
            });
        }
        for (Map<Integer, Integer> answers : atOnce(200, connections)) {
            assertThat(answers).containsExactly(Map.entry(204, share));
        }
    }

    /** 100,000 by {@code -Drandom.requests=100000}; fewer by default, to keep the build short. */
    @Test
    void randomRequestsGetErrorsOfTheContract() throws Exception {
        int share = Integer.getInteger("random.requests", 10_000) / 20;
        String wid = emulator.schedule();
        List<Callable<List<String>>> connections = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Random random = new Random(i);
            connections.add(() -> {
                List<String> wrong = new ArrayList<>();
                try (ReusedConnection connection = new ReusedConnection(emulator.port())) {
                    for (int n = 0; n < share; n++) {
                        String request = randomRequest(random, wid);
                        RawHttp.Answer answer = connection.send(request);
                        boolean enveloped = answer.masked().matches("\\{\"error\":\\{\"id\":\"\\w+\",.*\"ctx\":C}}");
                        boolean error = answer.status() >= 400 && answer.status() != 500;
                        if (answer.status() != 204 && !(error && (enveloped || request.startsWith("HEAD ")))) {
                            wrong.add(request + " -> " + answer);
                        }
                    }
                }
                return wrong;
            });
        }
        assertThat(atOnce(20, connections).stream().flatMap(List::stream).limit(5))
                .isEmpty();
    }

    private String randomRequest(Random random, String wid) {
        String[] methods = {"POST", "POST", "POST", "GET", "PUT", "DELETE", "HEAD", "OPTIONS", "PATCH", "TRACE", "BREW"
        };
        String[] paths = {
            RawHttp.path(wid),
            RawHttp.path(random(random)),
            "/" + random(random),
            "/api/v3/oneprovider" + random(random),
            RawHttp.path("%2E%2E"),
            RawHttp.path("..") + "?" + random(random),
            RawHttp.path("%zz"),
            "//",
            "/%00",
            "/;a=b/x"
        };
        String[] headers = {
            "X-Auth-Token: " + emulator.token(),
            "X-Auth-Token: " + random(random),
            "Authorization: " + random(random),
            "Authorization: Bearer " + random(random),
            "Macaroon: " + random(random),
            "Accept: text/html",
            "Accept: " + random(random),
            "Accept: */*;q=x",
            "Content-Type: " + random(random),
            "X-" + random.nextInt(10) + ": " + random(random),
            "Accept-Language: " + random(random),
            "Cookie: " + random(random),
            "If-Match: " + random(random)
        };
        StringBuilder head = new StringBuilder(methods[random.nextInt(methods.length)])
                .append(' ')
                .append(paths[random.nextInt(paths.length)].replaceAll("[\\s\\x00-\\x1f]", "+"))
                .append(" HTTP/1.1");
        for (int i = random.nextInt(4); i > 0; i--) {
            head.append('\n').append(headers[random.nextInt(headers.length)].replaceAll("[\\x00-\\x1f]", "?"));
        }
        String body = random.nextInt(3) == 0 ? random(random) : "";
        return head((body.isEmpty() ? head : head.append("\nContent-Length: ").append(body.length())).toString())
                + body;
    }

    private static String random(Random random) {
        byte[] bytes = new byte[random.nextInt(30)];
        random.nextBytes(bytes);
        if (random.nextBoolean()) {
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) ('!' + (bytes[i] & 63));
            }
        }
        return new String(bytes, StandardCharsets.ISO_8859_1);
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
                        standing.advance(Duration.ofSeconds(1)); // Between two of them it becomes paused.
                    }
                    return RawHttp.pause(standing, wid).status();
                });
            }
            Map<Integer, Long> answers =
                    atOnce(50, pauses).stream().collect(Collectors.groupingBy(status -> status, Collectors.counting()));

            assertThat(answers.keySet()).containsExactlyInAnyOrder(204, 400);
            assertThat(standing.status(wid)).isEqualTo(ExecutionStatus.PAUSED);
            assertThat(standing.executions().get(0).transitions())
                    .as("scheduled to stopping to paused")
                    .isEqualTo(2);
        }
    }

    @Test
    void tokenOfOneMebibyteIsReadAndOneOfTwoIsRefused() throws Exception {
        String token = "x".repeat(1 << 20);
        User user = emulator.addUser("big", token, Set.of(Privilege.values()));

        assertThat(send(emulator.schedule(user), token).status()).isEqualTo(204);
        RawHttp.Answer refused = send(emulator.schedule(user), token + token);
        assertThat(refused.status()).isEqualTo(431);
        assertThat(refused.masked())
                .isEqualTo(
                        "{\"error\":{\"id\":\"badData\",\"description\":\"Bad value: provided "
                                + "\\\"headers\\\" could not be understood by the server.\",\"details\":{\"key\":\"headers\"},\"ctx\":C}}");
    }

    private RawHttp.Answer send(String wid, String token) throws IOException {
        return RawHttp.send(emulator.port(), "POST " + RawHttp.path(wid) + " HTTP/1.1\nX-Auth-Token: " + token);
    }

    @Test
    void largeBodyIsRefusedWithoutBeingRead() throws Exception {
        try (RawHttp http = new RawHttp(emulator.port())) {
            http.write(head("POST " + RawHttp.path(emulator.schedule()) + " HTTP/1.1\nX-Auth-Token: " + emulator.token()
                    + "\nContent-Length: 104857600"));

            RawHttp.Answer answer = http.read(); // Nothing of the body was sent.

            assertThat(answer.status()).isEqualTo(413);
            assertThat(answer.body()).contains("\"id\":\"badData\"", "\"key\":\"body\"");
            assertThat(answer.headers()).containsEntry("connection", "close");
        }
    }

    @Test
    void bodyIsIgnored() throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(
                                        "http://127.0.0.1:" + emulator.port() + RawHttp.path(emulator.schedule())))
                                .header("X-Auth-Token", emulator.token())
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString("a=b&%zz"))
                                .build(),
                        BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(204);
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

    /** A connection that is made anew whenever the server has ended it, as it does after what it cannot read on from. */
    private static final class ReusedConnection implements AutoCloseable {
        private final int port;
        private RawHttp http;

        ReusedConnection(int port) throws IOException {
            this.port = port;
            this.http = new RawHttp(port);
        }

        RawHttp.Answer send(String request) throws IOException {
            try {
                return sendOnce(request);
            } catch (IOException e) {
                http.close();
                http = new RawHttp(port);
                return sendOnce(request);
            }
        }

        private RawHttp.Answer sendOnce(String request) throws IOException {
            http.write(request);
            RawHttp.Answer answer = http.read(request.startsWith("HEAD "));
            if (request.startsWith("HEAD ")) {
                // What Jetty cannot parse, it answers with a body, whatever the method is.
                http.close();
                http = new RawHttp(port);
            }
            return answer;
        }

        @Override
        public void close() throws IOException {
            http.close();
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

    private static long usedMemory() {
        Runtime runtime = Runtime.getRuntime();
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
