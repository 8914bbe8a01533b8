package org.onedata.oneprovider.client;

import java.util.Map;

/**
 * A request, without what the client adds to each.
 *
 * @param path path and query as they are sent
 * @param headers not to be modified
 * @param body empty for no body
 */
record Request(String method, String path, Map<String, String> headers, byte[] body) {

    String pathWithoutQuery() {
        int query = path.indexOf('?');
        return query < 0 ? path : path.substring(0, query);
    }
}
