package org.onedata.oneprovider.emulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Clock of the emulator and scheduler of its delayed transitions. Follows the system time, as far ahead of it as it was
 * advanced, or stands still until it is advanced. Thread-safe.
 */
final class EmulatorClock extends Clock implements AutoCloseable {
    private final Duration settleAfter;
    private final @Nullable Instant start;
    private final ScheduledExecutorService executor;
    private final TreeMap<Instant, List<Runnable>> waiting = new TreeMap<>();
    private @Nullable Instant standing;
    private Duration ahead = Duration.ZERO;
    private @Nullable ScheduledFuture<?> wakeUp;

    /** @param start the time at which the clock stands still; null to follow the system time */
    EmulatorClock(Duration settleAfter, @Nullable Instant start) {
        this.settleAfter = settleAfter;
        this.start = start;
        this.standing = start;
        this.executor = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "oneprovider-emulator-time");
            thread.setDaemon(true);
            return thread;
        });
    }

    synchronized void settle(Runnable task) {
        waiting.computeIfAbsent(instant().plus(settleAfter), due -> new ArrayList<>())
                .add(task);
        plan();
    }

    synchronized boolean isStanding() {
        return standing != null;
    }

    synchronized void stopAt(Instant time) {
        standing = time;
        runDue();
    }

    synchronized void advance(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("duration: must not be negative: " + duration);
        }
        if (standing == null) {
            ahead = ahead.plus(duration);
        } else {
            standing = standing.plus(duration);
        }
        runDue();
    }

    synchronized void reset() {
        waiting.clear();
        standing = start;
        ahead = Duration.ZERO;
    }

    private synchronized void wake() {
        wakeUp = null;
        runDue();
    }

    private void runDue() {
        while (!waiting.isEmpty() && !waiting.firstKey().isAfter(instant())) {
            waiting.pollFirstEntry().getValue().forEach(Runnable::run);
        }
        plan();
    }

    /** Has the first task run when it is due. */
    private void plan() {
        if (standing != null || waiting.isEmpty() || executor.isShutdown()) {
            return;
        }
        Duration left = Duration.between(instant(), waiting.firstKey());
        long nanos = Math.max(0, TimeUnit.NANOSECONDS.convert(left));
        if (wakeUp == null || wakeUp.getDelay(TimeUnit.NANOSECONDS) > nanos) {
            if (wakeUp != null) {
                wakeUp.cancel(false);
            }
            wakeUp = executor.schedule(this::wake, nanos, TimeUnit.NANOSECONDS);
        }
    }

    @Override
    public synchronized Instant instant() {
        return standing != null ? standing : Instant.now().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("The emulator's clock is in UTC");
    }

    @Override
    public synchronized void close() {
        executor.shutdownNow();
    }
}
