package org.onedata.oneprovider.client;

/** One attempt of a call: what to send, how long to wait, and whether the request may have been sent. */
final class Attempt {
    static final int ERROR_BODY_LIMIT = 64 * 1024;

    final Request request;

    /** Value of a header, kept apart so that nothing prints it with the others. */
    final String token;

    /** Time of {@link System#nanoTime()} at which to give up. */
    final long deadline;

    private final boolean resultIsWanted;
    private volatile boolean mayHaveReachedServer;

    Attempt(Request request, String token, long deadline, boolean resultIsWanted) {
        this.request = request;
        this.token = token;
        this.deadline = deadline;
        this.resultIsWanted = resultIsWanted;
    }

    /**
     * How many bytes of the body to keep; more than that, and the connection is dropped rather than read to the end.
     */
    int bodyLimit(int status) {
        return resultIsWanted && RawResponse.isSuccess(status) ? Integer.MAX_VALUE - 8 : ERROR_BODY_LIMIT;
    }

    /** To be called right before the first byte is sent. */
    void sending() {
        mayHaveReachedServer = true;
    }

    boolean mayHaveReachedServer() {
        return mayHaveReachedServer;
    }

    /** Nanoseconds until the deadline, negative once it has passed. */
    long remaining() {
        return deadline - System.nanoTime();
    }
}
