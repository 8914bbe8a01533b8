package org.onedata.oneprovider.client;

import feign.Param;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;

/**
 * Expander of a path parameter into exactly one segment of the path, whatever the text: a slash or a percent sign in it
 * is encoded, also where Feign would take the text for encoded already.
 *
 * <p>Throws {@link IllegalArgumentException} for what cannot be a segment: blank text, and {@code .} and {@code ..},
 * which servers and proxies remove even if they are encoded.
 */
public final class PathSegment implements Param.Expander {
    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    /** For Feign, which creates it by reflection. */
    public PathSegment() {}

    @Override
    public String expand(Object value) {
        String text = text(value);
        check("path parameter", text);
        return encode(text);
    }

    static void check(String name, String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException(name + ": must not be null, empty or blank");
        }
        if (text.equals(".") || text.equals("..")) {
            throw new IllegalArgumentException(name + ": must not be . or ..");
        }
    }

    /** A value as it stands in a path, a query, a header or a form. */
    static String text(Object value) {
        return value instanceof OffsetDateTime time
                ? DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time)
                : value.toString();
    }

    static String encode(String text) {
        StringBuilder encoded = new StringBuilder(text.length() + 16);
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            if (UNRESERVED.indexOf(b) >= 0) {
                encoded.append((char) b);
            } else {
                encoded.append('%').append(HEX.toHexDigits(b));
            }
        }
        return encoded.toString();
    }
}
