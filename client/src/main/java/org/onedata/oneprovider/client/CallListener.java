package org.onedata.oneprovider.client;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/** Observer of the requests that a client sends, for metrics and tracing; see {@link OneproviderClient.Builder#listener}. */
@FunctionalInterface
public interface CallListener {

    /** Called after each request, in the thread of the call; what it throws is logged and has no other effect. */
    void onRequest(SentRequest request);

    /**
     * A request and what came of it.
     *
     * @param operation name of the operation, such as {@code pauseWorkflowExecution}
     * @param path path as sent, ids included
     * @param attempt 1 for the first request of a call, 2 for its first repetition, and so on
     * @param status status of the answer; empty if there was none
     * @param failure what the call throws unless it goes on with another attempt; empty after a success
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
