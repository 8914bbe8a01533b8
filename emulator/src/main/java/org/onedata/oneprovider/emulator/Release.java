package org.onedata.oneprovider.emulator;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Release of Onedata whose bodies of errors the emulator sends. All else is as in {@link #V25_0}: the real 20.02 has no
 * workflow executions at all.
 */
public enum Release {
    /**
     * Errors have a {@code ctx}, except for {@code notFound}, {@code timeout}, {@code alreadyExists} and
     * {@code notSupported}.
     */
    V25_0("25.0"),
    /** Errors have no {@code ctx}. */
    V21_02("21.02"),
    /** {@code error} is a text, with an {@code error_description} beside it, and there are no details. */
    V20_02("20.02");

    private final String number;

    Release(String number) {
        this.number = number;
    }

    /**
     * The release with this number, such as {@code 21.02}.
     *
     * @throws IllegalArgumentException if the emulator does not know it
     */
    public static Release of(String number) {
        return Arrays.stream(values())
                .filter(release -> release.number.equals(number))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("release: must be one of "
                        + Arrays.stream(values()).map(Release::toString).collect(Collectors.joining(", ")) + ": "
                        + number));
    }

    /** The number of the release, such as {@code 25.0}. */
    @Override
    public String toString() {
        return number;
    }
}
