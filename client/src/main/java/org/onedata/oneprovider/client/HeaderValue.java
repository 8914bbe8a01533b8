package org.onedata.oneprovider.client;

import feign.Param;

/** Expander of a header's parameter, which refuses what would smuggle in another header. */
public final class HeaderValue implements Param.Expander {

    /** For Feign, which creates it by reflection. */
    public HeaderValue() {}

    @Override
    public String expand(Object value) {
        String text = PathSegment.text(value);
        check("header", text);
        return text;
    }

    static void check(String name, String text) {
        if (!text.chars().allMatch(c -> c >= ' ' && c <= '~')) {
            throw new IllegalArgumentException(name + ": must be printable ASCII");
        }
    }
}
