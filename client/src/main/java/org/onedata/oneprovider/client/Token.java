package org.onedata.oneprovider.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Validates access tokens, without ever quoting them, and removes them from responses. */
final class Token {
    /** Anything shorter might be a part of any word. */
    static final int SHORTEST_SECRET = 8;

    private static final String REPLACEMENT = "[token]";

    private Token() {}

    /**
     * The token, if an HTTP header can carry it.
     *
     * @throws IllegalArgumentException if it is null, empty, or has a character outside of visible ASCII: a line break
     *     would smuggle in a header
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

    /**
     * The text with the token replaced, also where it is escaped as in JSON or in a URL.
     *
     * @param cut whether the text may break off within the token
     */
    static String remove(String token, String text, boolean cut) {
        if (token.length() < SHORTEST_SECRET || text.isEmpty()) {
            return text;
        }
        String inJson = token.replace("\\", "\\\\").replace("\"", "\\\"");
        // Mostly these are all the same.
        Set<String> forms = new LinkedHashSet<>(
                List.of(token, inJson, inJson.replace("/", "\\/"), URLEncoder.encode(token, StandardCharsets.UTF_8)));
        String result = text;
        for (String form : forms) {
            result = result.replace(form, REPLACEMENT);
            if (cut) {
                result = removeBeginning(form, result);
            }
        }
        return result;
    }

    /** Whether a token was removed from a text. */
    static boolean wasIn(String text) {
        return text.contains(REPLACEMENT);
    }

    /** The text without what it ends with, if that is a beginning of the token. */
    private static String removeBeginning(String token, String text) {
        for (int length = Math.min(token.length(), text.length()); length >= SHORTEST_SECRET; length--) {
            if (text.regionMatches(text.length() - length, token, 0, length)) {
                return text.substring(0, text.length() - length) + REPLACEMENT;
            }
        }
        return text;
    }
}
