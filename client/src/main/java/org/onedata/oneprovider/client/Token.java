package org.onedata.oneprovider.client;

import org.jspecify.annotations.Nullable;

/** Checks of access tokens, with messages that never contain the token. */
final class Token {
    private Token() {}

    /**
     * The token, if an HTTP header can carry it.
     *
     * @throws IllegalArgumentException if it is null, empty, or has a character outside of visible ASCII: a line break would
     *     smuggle in a header
     */
    static String check(@Nullable String token) {
        if (token == null || token.isEmpty()) {
            throw new IllegalArgumentException("token: must not be null or empty");
        }
        for (int i = 0; i < token.length(); i++) {
            char c = token.charAt(i);
            if (c <= ' ' || c > '~') {
                throw new IllegalArgumentException("token: has a character that is not visible ASCII, at index " + i);
            }
        }
        return token;
    }
}
