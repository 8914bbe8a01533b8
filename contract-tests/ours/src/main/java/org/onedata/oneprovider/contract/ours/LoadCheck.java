package org.onedata.oneprovider.contract.ours;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.onedata.oneprovider.contract.OpenApi;
import rawhttp.core.EagerHttpResponse;

/**
 * Checks of a server under load, and under requests that no client should send.
 *
 * <p>The server must run in this JVM, whose memory is measured. Each check throws an {@link AssertionError} that says
 * what is wrong.
 */
public final class LoadCheck {
    private static final int CONNECTIONS = 200;
    private static final int ROUNDS = 5;

    /** Bytes that one pause may leave behind: well below the size of a request or a response. */
    private static final long GROWTH = 500;

    private final URI baseUrl;
    private final String token;

    /** Bodies already found valid, with every number replaced by a zero: there are few, and validation is slow. */
    private final Set<String> valid = ConcurrentHashMap.newKeySet();

    /** @param token an access token that the server accepts */
    public LoadCheck(String baseUrl, String token) {
        this.baseUrl = URI.create(baseUrl);
        this.token = token;
    }

    /**
     * Checks that all these pauses succeed, in five rounds over 200 connections each, and that only the first round may
     * use more memory.
     */
    public void pauses(List<String> wids) throws Exception {
        int size = wids.size() / ROUNDS;
        pauseAtOnce(wids.subList(0, size));
        long before = usedMemory();
        for (int round = 1; round < ROUNDS; round++) {
            pauseAtOnce(wids.subList(round * size, (round + 1) * size));
        }
        long growth = usedMemory() - before;
        int pauses = (ROUNDS - 1) * size;
        System.out.printf(
                "%,d pauses over %d connections, then %,d bytes more in use%n", wids.size(), CONNECTIONS, growth);
        assertThat(growth).as("bytes that %s pauses left behind", pauses).isLessThan(GROWTH * pauses);
    }

    private void pauseAtOnce(List<String> wids) throws Exception {
        List<Callable<Map<Integer, Integer>>> connections = new ArrayList<>();
        int share = wids.size() / CONNECTIONS;
        for (int i = 0; i < CONNECTIONS; i++) {
            List<String> mine = wids.subList(i * share, (i + 1) * share);
            connections.add(() -> {
                Map<Integer, Integer> answers = new TreeMap<>();
                try (KeptConnection connection = new KeptConnection(baseUrl)) {
                    for (String wid : mine) {
                        String request = "POST " + baseUrl.getRawPath() + "/automation/execution/workflows/" + wid
                                + "/pause HTTP/1.1\r\nHost: localhost\r\nX-Auth-Token: " + token + "\r\n\r\n";
                        answers.merge(connection.send(request).getStatusCode(), 1, Integer::sum);
                    }
                    assertThat(connection.reconnections())
                            .as("connections closed by the server")
                            .isZero();
                }
                return answers;
            });
        }
        for (Map<Integer, Integer> answers : atOnce(connections)) {
            assertThat(answers).as("responses by status").isEqualTo(Map.of(204, share));
        }
    }

    /**
     * Checks that every response is a 204 or an error of the contract other than a 500.
     *
     * @param roots paths below which requests are sent
     */
    public void randomRequests(int count, String... roots) throws Exception {
        int connections = 20;
        List<Callable<List<String>>> senders = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            RandomRequests requests = new RandomRequests(i, List.of(roots), token);
            senders.add(() -> {
                List<String> wrong = new ArrayList<>();
                try (KeptConnection connection = new KeptConnection(baseUrl)) {
                    for (int n = 0; n < count / connections; n++) {
                        String request = requests.next();
                        String fault = fault(request, connection.send(request));
                        if (!fault.isEmpty()) {
                            wrong.add(request + " -> " + fault);
                        }
                    }
                }
                return wrong;
            });
        }
        List<String> wrong = atOnce(senders).stream().flatMap(List::stream).toList();
        assertThat(wrong.stream().limit(5))
                .as("%s of %s random requests with a wrong response, for example", wrong.size(), count)
                .isEmpty();
    }

    private String fault(String request, EagerHttpResponse<?> response) throws Exception {
        int status = response.getStatusCode();
        String body = response.getBody().isPresent()
                ? response.getBody().get().decodeBodyToString(StandardCharsets.UTF_8)
                : "";
        if (status == 204) {
            return body.isEmpty() ? "" : "204 with a body: " + body;
        }
        if (status == 200 && request.startsWith("OPTIONS ")) {
            return ""; // As JAX-RS requires; the contract does not mention it.
        }
        if (status < 400 || status == 500) {
            return status + " " + body;
        }
        if (request.startsWith("HEAD ")) {
            return "";
        }
        String form = body.replaceAll("\\d+", "0");
        if (valid.contains(form)) {
            return "";
        }
        List<String> violations = OpenApi.violations("ErrorResponse", body);
        if (!violations.isEmpty()) {
            return status + " " + body + ": " + violations;
        }
        valid.add(form);
        return "";
    }

    private static <T> List<T> atOnce(List<Callable<T>> tasks) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(tasks.size());
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
