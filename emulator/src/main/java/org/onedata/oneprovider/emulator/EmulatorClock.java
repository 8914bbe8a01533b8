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
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Clock of the emulator and scheduler of its delayed transitions. Follows the system time, or stands still until it is
 * advanced.
 */
final class EmulatorClock extends Clock implements AutoCloseable {
    private final Duration settleAfter;
    private final @Nullable ScheduledExecutorService executor;
    private final TreeMap<Instant, List<Runnable>> waiting = new TreeMap<>();
    private @Nullable Instant standing;

    /** @param standing the time at which the clock stands still; null to follow the system time */
    EmulatorClock(Duration settleAfter, @Nullable Instant standing) {
        this.settleAfter = settleAfter;
        this.standing = standing;
        this.executor = standing != null
                ? null
                : Executors.newSingleThreadScheduledExecutor(task -> {
                    Thread thread = new Thread(task, "oneprovider-emulator-time");
                    thread.setDaemon(true);
                    return thread;
                });
    }

    void settle(Runnable task) {
        if (executor != null) {
            executor.schedule(task, settleAfter.toNanos(), TimeUnit.NANOSECONDS);
            return;
        }
        synchronized (waiting) {
            waiting.computeIfAbsent(instant().plus(settleAfter), due -> new ArrayList<>())
                    .add(task);
        }
    }

    /** @throws IllegalStateException if the clock follows the system time */
    void advance(Duration duration) {
        synchronized (waiting) {
            if (standing == null) {
                throw new IllegalStateException(
                        "The clock follows the system time: call standingTime(...) on the builder");
            }
            standing = standing.plus(duration);
            while (!waiting.isEmpty() && !waiting.firstKey().isAfter(standing)) {
                waiting.pollFirstEntry().getValue().forEach(Runnable::run);
            }
        }
    }

    @Override
    public Instant instant() {
        synchronized (waiting) {
            return standing != null ? standing : Instant.now();
        }
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
    public void close() {
        if (executor != null) {
            executor.shutdownNow();
        }
    }
}
