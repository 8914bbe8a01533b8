package org.onedata.oneprovider.client;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Listener for metrics and tracing, called after each request, and after each call with all of its requests; see
 * {@link OneproviderClient.Builder#listener}.
 */
@FunctionalInterface
public interface CallListener {

    /** Called after each request, in the thread of the call. Exceptions are logged and otherwise ignored. */
    void onRequest(SentRequest request);

    /**
     * Called once after each call, in its thread, unless an argument was refused or there was no token to begin with.
     * Exceptions are logged and otherwise ignored.
     */
    default void onCall(MadeCall call) {}

    /**
     * A request and its outcome.
     *
     * @param operation name of the operation, such as {@code pauseWorkflowExecution}
     * @param path path as sent, including ids
     * @param attempt 1 for the first request of a call, 2 for the first retry, and so on
     * @param status status of the response; empty if there was none
     * @param failure the exception that the call throws unless it retries; empty after a success
     */
    record SentRequest(
            String operation,
            String method,
            String path,
            int attempt,
            Instant start,
            Duration duration,
            OptionalInt status,
            Optional<OneproviderException> failure) {}

    /**
     * A call and its outcome.
     *
     * @param operation name of the operation, such as {@code pauseWorkflowExecution}
     * @param requests number of requests sent
     * @param duration time from the start of the call, including waiting between requests
     * @param failure the exception that the call throws; empty after a success
     */
    record MadeCall(
            String operation, int requests, Instant start, Duration duration, Optional<OneproviderException> failure) {}
}
