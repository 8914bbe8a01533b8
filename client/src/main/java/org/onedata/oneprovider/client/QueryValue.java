package org.onedata.oneprovider.client;

import feign.Param;

/** Expander of a query parameter, which encodes all of it, also where Feign would take it for encoded already. */
public final class QueryValue implements Param.Expander {

    /** For Feign, which creates it by reflection. */
    public QueryValue() {}

    @Override
    public String expand(Object value) {
        return PathSegment.encode(PathSegment.text(value));
    }
}
