package org.onedata.oneprovider.client;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cancels calls past their deadline or whose thread is interrupted, which a blocking read does not notice.
 *
 * <p>Polling every few milliseconds is far cheaper than a timer for each call. The thread ends when it is not needed.
 */
final class Watchdog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OneproviderClient.class);
    private static final long TICK_NANOS = 20_000_000;
    private static final long IDLE_NANOS = 6_000_000_000L;

    private final Set<Watch> watches = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean running = new AtomicBoolean();
    private final Runnable sweep;
    private volatile boolean closed;

    /** The sweep is run again and again, until some time after the last call. */
    Watchdog(Runnable sweep) {
        this.sweep = sweep;
    }

    /**
     * Watches the calling thread until {@link #end}; the deadline is a time of {@link System#nanoTime()}.
     *
     * @throws IOException if there is no thread to be had for it
     */
    Watch watch(long deadline, Runnable cancel) throws IOException {
        Watch watch = new Watch(Thread.currentThread(), deadline, cancel);
        watches.add(watch);
        if (!running.get() && running.compareAndSet(false, true)) {
            try {
                startThread("watchdog", this::run);
            } catch (IOException e) { // Later callers are to try again.
                running.set(false);
                watches.remove(watch);
                throw e;
            }
        }
        return watch;
    }

    void end(Watch watch) {
        watches.remove(watch);
    }

    /** Cancels everything under way. */
    @Override
    public void close() {
        closed = true;
        watches.forEach(watch -> run(watch.cancel));
    }

    /** Starts a thread that keeps neither the program nor anything of its caller's alive. */
    static void startThread(String name, Runnable task) throws IOException {
        try {
            Thread thread = new Thread(null, task, "oneprovider-client-" + name, 0, false);
            thread.setDaemon(true);
            thread.start();
        } catch (OutOfMemoryError e) { // "Unable to create native thread".
            throw new IOException("no thread for the " + name + ": " + e.getMessage(), e);
        }
    }

    /** Whatever fails, the other calls still rely on this thread. */
    private static void run(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            LOG.warn("The watchdog failed.", e);
        }
    }

    private void run() {
        do {
            long lastBusy = System.nanoTime();
            while (System.nanoTime() - lastBusy < IDLE_NANOS && !(closed && watches.isEmpty())) {
                LockSupport.parkNanos(TICK_NANOS);
                for (Watch watch : watches) {
                    lastBusy = System.nanoTime();
                    run(watch::check);
                }
                run(sweep);
            }
            running.set(false);
            // Whoever started watching before that relied on this thread.
        } while (!watches.isEmpty() && running.compareAndSet(false, true));
    }

    /** A call under way, compared by identity. */
    static final class Watch {
        private final Thread thread;
        private final long deadline;
        private final Runnable cancel;
        private volatile long limit;

        private Watch(Thread thread, long deadline, Runnable cancel) {
            this.thread = thread;
            this.deadline = deadline;
            this.limit = deadline;
            this.cancel = cancel;
        }

        /** Cancels after so many nanoseconds, unless the limit is lifted before. */
        void limit(long nanos) {
            limit = System.nanoTime() + nanos;
        }

        /** Whether the time is over; if not, it counts no longer. */
        boolean liftLimit() {
            boolean isOver = System.nanoTime() - limit >= 0;
            limit = deadline;
            return isOver;
        }

        private void check() {
            long now = System.nanoTime();
            if (now - deadline >= 0 || now - limit >= 0 || thread.isInterrupted()) {
                cancel.run();
            }
        }
    }
}
