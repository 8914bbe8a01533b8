package org.onedata.oneprovider.contract.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.onedata.oneprovider.client.NotFoundException;
import org.onedata.oneprovider.client.OneproviderClient;
import org.onedata.oneprovider.client.OneproviderConnectionException;
import org.onedata.oneprovider.client.OneproviderException;
import org.onedata.oneprovider.client.OneproviderResponseException;
import org.onedata.oneprovider.client.ServiceUnavailableException;
import org.onedata.oneprovider.emulator.ExecutionStatus;
import org.onedata.oneprovider.emulator.OneproviderEmulator;
import org.onedata.oneprovider.emulator.ScriptedResponse;

/**
 * Many calls to the emulator, one in a hundred of them with a fault: every outcome is accounted for, and nothing leaks.
 *
 * <p>The system property {@code soak.calls} sets the number of calls. It is rounded down to a multiple of 400, so that
 * there are equally many faults of each kind.
 */
class EmulatorSoakTest {
    private static final int CALLS = Integer.getInteger("soak.calls", 4_000) / 400 * 400;
    private static final int THREADS = 8;
    private static final int FAULTY = 100;

    private static final long GROWTH_BYTES = 10_000_000;

    private static final List<ScriptedResponse> FAULTS = List.of(
            ScriptedResponse.reset(),
            ScriptedResponse.of(404, "{\"error\":{\"id\":\"notFound\"}}"),
            ScriptedResponse.of(503, "<html>"),
            ScriptedResponse.of(502, "x".repeat(100_000)));

    @Test
    @Timeout(value = 1, unit = TimeUnit.DAYS)
    void everyCallIsAccountedForAndNothingGrows() throws Exception {
        Map<String, AtomicInteger> outcomes = new TreeMap<>();
        for (String outcome : new String[] {"paused", "not found", "no answer", "unavailable", "bad gateway"}) {
            outcomes.put(outcome, new AtomicInteger());
        }
        AtomicInteger requests = new AtomicInteger();
        try (OneproviderEmulator oneprovider = OneproviderEmulator.start();
                OneproviderClient client = OneproviderClient.builder()
                        .baseUrl(oneprovider.baseUrl())
                        .token(oneprovider.token())
                        .retries(0)
                        .maxConnections(THREADS)
                        .listener(request -> requests.incrementAndGet())
                        .build()) {
            String wid = oneprovider.schedule();
            oneprovider.move(wid, ExecutionStatus.STOPPING);
            Runnable call = () -> outcomes.get(outcome(client, wid)).incrementAndGet();
            int warmUp = CALLS / 4;
            call(call, oneprovider, 0, warmUp);
            long memory = usedMemory();
            int threads = threads();
            long files = openFiles();
            long start = System.nanoTime();
            call(call, oneprovider, warmUp, CALLS);
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            long grown = usedMemory() - memory;
            int moreThreads = threads() - threads;
            long moreFiles = openFiles() - files;
            System.out.printf(
                    "Soak of the emulator: %,d calls, %s, %,d calls/s; more than after a quarter of them: "
                            + "%,d kB of memory, %d threads, %d open files%n",
                    CALLS, outcomes, (CALLS - warmUp) * 1000L / took.toMillis(), grown / 1000, moreThreads, moreFiles);
            int faults = CALLS / FAULTY;
            assertThat(requests).hasValue(CALLS);
            int ofAKind = faults / FAULTS.size();
            for (String fault : new String[] {"not found", "unavailable", "bad gateway"}) {
                assertThat(outcomes.get(fault)).as(fault).hasValue(ofAKind);
            }
            int withoutAnswer = outcomes.get("no answer").get();
            assertThat(outcomes.get("paused")).hasValue(CALLS - withoutAnswer - faults + ofAKind);
            assertThat(withoutAnswer).as("no answer").isEqualTo(ofAKind);
            assertThat(grown).as("memory").isLessThan(GROWTH_BYTES);
            assertThat(moreThreads).as("threads").isLessThanOrEqualTo(THREADS);
            assertThat(moreFiles).as("open files, both ends of connections").isLessThanOrEqualTo(2 * THREADS);
        }
    }

    private static void call(Runnable call, OneproviderEmulator oneprovider, int from, int to) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        List<Future<?>> workers = new ArrayList<>();
        AtomicInteger next = new AtomicInteger(from);
        for (int i = 0; i < THREADS; i++) {
            workers.add(threads.submit(() -> {
                for (int id = next.getAndIncrement(); id < to; id = next.getAndIncrement()) {
                    if (id % FAULTY == FAULTY - 1) { // For the next call, whichever it is.
                        oneprovider.enqueue(FAULTS.get(id / FAULTY % FAULTS.size()));
                    }
                    call.run();
                }
            }));
        }
        threads.shutdown();
        for (Future<?> worker : workers) {
            worker.get();
        }
    }

    private static String outcome(OneproviderClient client, String wid) {
        try {
            client.workflowExecutions().pauseWorkflowExecution(wid);
            return "paused";
        } catch (OneproviderException e) {
            if (e instanceof NotFoundException) {
                return "not found";
            }
            if (e instanceof ServiceUnavailableException answer && answer.body().equals("<html>")) {
                return "unavailable";
            }
            if (e instanceof OneproviderResponseException answer && answer.status() == 502 && answer.isBodyCut()) {
                return "bad gateway";
            }
            if (e instanceof OneproviderConnectionException && e.mayHaveReachedServer()) {
                return "no answer";
            }
            throw e; // Not a planned fault.
        }
    }

    private static int threads() {
        return ManagementFactory.getThreadMXBean().getThreadCount();
    }

    /** Open files including connections; 0 where the system does not tell. */
    private static long openFiles() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getOpenFileDescriptorCount()
                : 0;
    }

    /** Memory in use after garbage collection. */
    private static long usedMemory() {
        WeakReference<Object> unused = new WeakReference<>(new Object());
        while (unused.get() != null) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
