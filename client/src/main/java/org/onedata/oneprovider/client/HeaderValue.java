package org.onedata.oneprovider.client;

import feign.Param;

/** Expander of a header's parameter, which refuses what would smuggle in another header. */
public final class HeaderValue implements Param.Expander {
    private static final String SLASH = "%2F";

    /** Stands for an encoded slash, which Feign would decode in a header, too, until {@link Calls} puts it back. */
    private static final String KEPT_SLASH = "%\u00002F";

    /** A value on its way to {@link Calls}. */
    record Kept(String text) {}

    /** For Feign, which creates it by reflection. */
    public HeaderValue() {}

    @Override
    public String expand(Object value) {
        if (value instanceof Kept kept) {
            return kept.text.replace(SLASH, KEPT_SLASH);
        }
        String text = PathSegment.text(value);
        check("header", text);
        return text;
    }

    static String restore(String header) {
        return header.replace(KEPT_SLASH, SLASH);
    }

    static void check(String name, String text) {
        if (!text.chars().allMatch(c -> c >= ' ' && c <= '~')) {
            throw new IllegalArgumentException(name + ": must be printable ASCII");
        }
    }
}
