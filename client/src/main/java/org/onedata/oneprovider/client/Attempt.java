package org.onedata.oneprovider.client;

import feign.Request;
import java.util.concurrent.TimeUnit;

/**
 * One attempt of a call: options for any transport, and what only this client's own transport can keep to or tell. It is
 * shared by the thread of the call and those that end it.
 */
final class Attempt extends Request.Options {
    static final int ERROR_BODY_LIMIT = 64 * 1024;

    /** Time of {@link System#nanoTime()} at which to give up. */
    final long deadline;

    private final boolean resultIsWanted;
    private volatile boolean tellsWhenSending;
    private volatile boolean isSent;

    Attempt(Request.Options options, long deadline, boolean resultIsWanted) {
        super(
                atMost(options.connectTimeoutMillis(), deadline),
                TimeUnit.MILLISECONDS,
                atMost(options.readTimeoutMillis(), deadline),
                TimeUnit.MILLISECONDS,
                false);
        this.deadline = deadline;
        this.resultIsWanted = resultIsWanted;
    }

    /** A timeout that ends before the deadline; 0, which means none, never comes out. */
    private static long atMost(int timeoutMillis, long deadline) {
        long remaining = Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime()));
        return timeoutMillis == 0 ? remaining : Math.min(timeoutMillis, remaining);
    }

    /**
     * How many bytes of the body to keep; more than that, and the connection is dropped rather than read to the end.
     */
    int bodyLimit(int status) {
        return resultIsWanted && isSuccess(status) ? Integer.MAX_VALUE - 8 : ERROR_BODY_LIMIT;
    }

    static boolean isSuccess(int status) {
        return status / 100 == 2;
    }

    /** To be called by a transport that calls {@link #sending}. */
    void tellsWhenSending() {
        tellsWhenSending = true;
    }

    /** To be called right before the first byte is sent. */
    void sending() {
        isSent = true;
    }

    /** Whether the request may have been sent, as far as the transport tells, or else the failure. */
    boolean mayHaveReachedServer(Exception failure) {
        return tellsWhenSending ? isSent : !OneproviderConnectionException.isBeforeSending(failure);
    }

    /** Nanoseconds until the deadline, negative once it has passed. */
    long remaining() {
        return deadline - System.nanoTime();
    }
}
