package org.onedata.oneprovider.emulator;

import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * Request as it arrived.
 *
 * @param method such as {@code POST}
 * @param path path and query, as they were encoded
 * @param headers values by name in lower case, in the order in which they came; the token is among them
 */
public record RecordedRequest(String method, String path, Map<String, List<String>> headers) {

    public RecordedRequest {
        headers = Collections.unmodifiableMap(headers);
    }

    /** Method and path: the headers carry the token. */
    @Override
    public String toString() {
        return method + " " + path;
    }
}
