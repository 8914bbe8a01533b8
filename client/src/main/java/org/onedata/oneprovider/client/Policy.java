package org.onedata.oneprovider.client;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How calls are made, over whatever transport.
 *
 * @param closing reaches zero when the client is closed
 */
record Policy(
        Supplier<String> token,
        String userAgent,
        Duration callTimeout,
        int retries,
        List<CallListener> listeners,
        Time time,
        CountDownLatch closing) {

    static final Duration CALL_TIMEOUT = Duration.ofSeconds(60);
    static final int RETRIES = 2;

    private static final Duration LONGEST_TIMEOUT = Duration.ofDays(1);
    private static final int MOST_RETRIES = 10;

    Policy {
        requireRetries(retries);
        requireTimeout("callTimeout", callTimeout);
    }

    static Policy of(Supplier<String> token) {
        return new Policy(token, ownUserAgent(), CALL_TIMEOUT, RETRIES, List.of(), Time.SYSTEM, new CountDownLatch(1));
    }

    Policy withToken(Supplier<String> other) {
        return new Policy(other, userAgent, callTimeout, retries, listeners, time, closing);
    }

    Policy withRetries(int other) {
        return new Policy(token, userAgent, callTimeout, other, listeners, time, closing);
    }

    Policy withCallTimeout(Duration other) {
        return new Policy(token, userAgent, other, retries, listeners, time, closing);
    }

    static int requireRetries(int retries) {
        if (retries < 0 || retries > MOST_RETRIES) {
            throw new IllegalArgumentException("retries: must be from 0 to " + MOST_RETRIES + ": " + retries);
        }
        return retries;
    }

    static Duration requireTimeout(String name, @Nullable Duration timeout) {
        if (timeout == null || timeout.toMillis() < 1 || timeout.compareTo(LONGEST_TIMEOUT) > 0) {
            throw new IllegalArgumentException(name + ": must be from 1 ms to " + LONGEST_TIMEOUT + ": " + timeout);
        }
        return timeout;
    }

    /** Name and version of this client. */
    static String ownUserAgent() {
        String version = Policy.class.getPackage().getImplementationVersion();
        return "oneprovider-java-client/" + (version == null ? "development" : version);
    }

    boolean isClosed() {
        return closing.getCount() == 0;
    }
}
