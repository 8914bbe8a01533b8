package org.onedata.oneprovider.client;

import java.util.Map;

/**
 * What to send, but for what the client adds to each request.
 *
 * @param path path and query as they are sent
 * @param headers not to be modified
 * @param body empty if there is none
 */
record Request(String method, String path, Map<String, String> headers, byte[] body) {

    String pathWithoutQuery() {
        int query = path.indexOf('?');
        return query < 0 ? path : path.substring(0, query);
    }
}
