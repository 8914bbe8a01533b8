package org.onedata.oneprovider.client;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Reader of the header {@code Retry-After}. */
final class RetryAfter {
    /** More than any call lasts, and little enough to be counted in nanoseconds. */
    private static final long LONGEST_SECONDS = 999_999_999;

    private RetryAfter() {}

    /** Time to wait from now on, given as seconds or as a date; null if the header is missing or makes no sense. */
    static @Nullable Duration parse(@Nullable String value, Instant now) {
        if (value == null) {
            return null;
        }
        if (value.matches("\\d+")) {
            long seconds = value.length() > 9 ? LONGEST_SECONDS : Long.parseLong(value);
            return Duration.ofSeconds(seconds);
        }
        try {
            Instant date = DateTimeFormatter.RFC_1123_DATE_TIME.parse(value, Instant::from);
            long seconds = Math.min(Duration.between(now, date).toSeconds(), LONGEST_SECONDS);
            return Duration.ofSeconds(Math.max(0, seconds));
        } catch (DateTimeException e) {
            return null;
        }
    }
}
