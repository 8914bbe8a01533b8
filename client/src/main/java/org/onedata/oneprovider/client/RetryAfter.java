package org.onedata.oneprovider.client;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Reader of the header {@code Retry-After}. */
final class RetryAfter {
    private RetryAfter() {}

    /** Nanoseconds to wait from now on, given as seconds or as a date; 0 if the header is missing, past or makes no sense. */
    static long nanos(@Nullable String value, Instant now) {
        if (value == null) {
            return 0;
        }
        if (value.matches("\\d+")) {
            // More digits than this are more than a lifetime.
            return Duration.ofSeconds(value.length() > 9 ? 999_999_999 : Integer.parseInt(value)).toNanos();
        }
        try {
            Instant date = DateTimeFormatter.RFC_1123_DATE_TIME.parse(value, Instant::from);
            return Math.max(0, Duration.between(now, date).toNanos());
        } catch (DateTimeException | ArithmeticException e) {
            return 0;
        }
    }
}
