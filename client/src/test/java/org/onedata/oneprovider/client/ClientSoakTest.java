package org.onedata.oneprovider.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.onedata.oneprovider.client.ScriptedServer.NO_CONTENT;
import static org.onedata.oneprovider.client.ScriptedServer.answer;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Many calls, one in a hundred of them with a fault: every outcome is as expected, and nothing leaks. */
class ClientSoakTest {
    private static final int CALLS = 2_000;
    private static final int THREADS = 8;
    private static final int FAULTY = 100;
    private static final int KINDS = 4;

    @Test
    void everyCallIsAccountedForAndNothingGrows() throws Exception {
        Map<String, AtomicInteger> outcomes = new TreeMap<>();
        for (String outcome : new String[] {"paused", "not found", "no answer", "else"}) {
            outcomes.put(outcome, new AtomicInteger());
        }
        AtomicInteger requests = new AtomicInteger();
        int threadsBefore = Thread.activeCount();
        try (ScriptedServer server = ScriptedServer.start(ClientSoakTest::serve)) {
            try (OneproviderClient client = Clients.to(server)
                    .retries(0)
                    .maxConnections(THREADS)
                    .listener(request -> requests.incrementAndGet())
                    .build()) {
                call(client, 0, CALLS / 5, outcomes);
                long usedBefore = usedMemory();
                long start = System.nanoTime();
                call(client, CALLS / 5, CALLS, outcomes);
                Duration took = Duration.ofNanos(System.nanoTime() - start);
                long grown = usedMemory() - usedBefore;
                System.out.printf(
                        "Soak: %,d calls, %s, %,d connections, %,d calls/s, %,d kB of memory more%n",
                        CALLS, outcomes, server.connections(), CALLS * 800L / took.toMillis(), grown / 1000);
                assertThat(requests).hasValue(CALLS);
                assertThat(server.openConnections()).isLessThanOrEqualTo(THREADS);
                assertThat(grown)
                        .as("memory, the first requests that the server keeps included")
                        .isLessThan(12_000_000);
            }
            int faults = CALLS / FAULTY;
            assertThat(outcomes.get("paused")).hasValue(CALLS - faults);
            assertThat(outcomes.get("no answer")).hasValue(faults / 2);
            assertThat(outcomes.get("not found")).hasValue(faults - faults / 2);
            await().until(() -> server.openConnections() == 0);
        }
        await().atMost(Duration.ofSeconds(10)).until(() -> Thread.activeCount() <= threadsBefore + 1);
    }

    private static void call(OneproviderClient client, int from, int to, Map<String, AtomicInteger> outcomes)
            throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        List<Future<?>> workers = new ArrayList<>();
        AtomicInteger next = new AtomicInteger(from);
        for (int i = 0; i < THREADS; i++) {
            workers.add(threads.submit(() -> {
                for (int id = next.getAndIncrement(); id < to; id = next.getAndIncrement()) {
                    outcomes.get(outcome(client, id)).incrementAndGet();
                }
            }));
        }
        threads.shutdown();
        for (Future<?> worker : workers) {
            worker.get();
        }
    }

    private static String outcome(OneproviderClient client, int id) {
        try {
            client.workflowExecutions().pauseWorkflowExecution("call-" + id);
            return isFaulty(id) ? "else" : "paused";
        } catch (NotFoundException e) {
            return e.body().startsWith("call-" + id + "/") ? "not found" : "else";
        } catch (OneproviderConnectionException e) {
            return isFaulty(id) && e.mayHaveReachedServer() ? "no answer" : "else";
        }
    }

    private static boolean isFaulty(int id) {
        return id % FAULTY == FAULTY - 1;
    }

    private static void serve(ScriptedServer.Connection connection) throws Exception {
        for (String request = connection.readRequest(); request != null; request = connection.readRequest()) {
            int id = Integer.parseInt(request.replaceFirst("(?s).*/workflows/call-(\\d+)/pause.*", "$1"));
            switch (isFaulty(id) ? id / FAULTY % KINDS : KINDS) {
                case 0 -> {
                    connection.reset();
                    return;
                }
                case 1 -> connection.write(answer(404, "call-" + id + "/"));
                case 2 -> {
                    connection.write("HTTP/1.1 404");
                    return;
                }
                case 3 -> {
                    connection.write("HTTP/1.1 404 No\r\nContent-Length: 999\r\n\r\ncall-" + id + "/");
                    return;
                }
                default -> connection.write(NO_CONTENT);
            }
        }
    }

    /** Memory in use after garbage collection. */
    private static long usedMemory() {
        WeakReference<Object> unused = new WeakReference<>(new Object());
        await().until(() -> {
            System.gc();
            return unused.get() == null;
        });
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
