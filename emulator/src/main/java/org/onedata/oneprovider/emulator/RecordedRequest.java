package org.onedata.oneprovider.emulator;

import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * A request as the emulator received it.
 *
 * @param method such as {@code POST}
 * @param path path and query, percent-encoded as received
 * @param headers values by lower-case name, in the order received; the access token is among them
 */
public record RecordedRequest(String method, String path, Map<String, List<String>> headers) {

    public RecordedRequest {
        headers = Collections.unmodifiableMap(headers);
    }

    /** Method and path only, since the headers carry the token. */
    @Override
    public String toString() {
        return method + " " + path;
    }
}
