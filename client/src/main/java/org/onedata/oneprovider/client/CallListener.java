package org.onedata.oneprovider.client;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/** Listener for metrics and tracing, called after each request; see {@link OneproviderClient.Builder#listener}. */
@FunctionalInterface
public interface CallListener {

    /** Called after each request, in the thread of the call. Exceptions are logged and otherwise ignored. */
    void onRequest(SentRequest request);

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
}
