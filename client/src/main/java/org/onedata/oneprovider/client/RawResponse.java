package org.onedata.oneprovider.client;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A response as received.
 *
 * @param header the first value of a header, by its name in any case; null if there is none
 * @param body the body as far as it was read
 * @param cut whether the body is incomplete
 */
record RawResponse(int status, Function<String, @Nullable String> header, byte[] body, boolean cut) {
    private static final int CHUNK = 4096;

    static final byte[] NO_BODY = {};

    /** Returns a copy with the body cut to a number of bytes. */
    RawResponse upTo(int limit) {
        return body.length <= limit ? this : new RawResponse(status, header, Arrays.copyOf(body, limit), true);
    }

    boolean isSuccess() {
        return isSuccess(status);
    }

    static boolean isSuccess(int status) {
        return status / 100 == 2;
    }

    /** Reads the body up to the limit, or as far as it arrives. */
    static RawResponse read(int status, Function<String, @Nullable String> header, InputStream in, int limit) {
        byte[] body = new byte[CHUNK];
        int length = 0;
        boolean cut = false;
        try {
            // Beyond the limit, one more read tells whether that was all, and frees the connection if so.
            while (true) {
                if (length == body.length && length < limit) {
                    body = Arrays.copyOf(body, (int) Math.min(limit, 2L * length));
                }
                int count = length < limit ? in.read(body, length, Math.min(body.length, limit) - length) : in.read();
                if (count < 0) {
                    break;
                }
                if (length == limit) {
                    cut = true;
                    break;
                }
                length += count;
            }
        } catch (IOException e) {
            cut = true;
        }
        return new RawResponse(status, header, length == 0 ? NO_BODY : Arrays.copyOf(body, length), cut);
    }
}
