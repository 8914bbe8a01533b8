package org.onedata.oneprovider.contract;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A call, and the HTTP request that it sends.
 *
 * @param operation the {@code operationId} in the contract
 * @param params the arguments other than the body, by their names in the contract
 * @param token the access token that the client is given and the implementer gets
 */
public record RequestVector(
        String id,
        String documentation,
        String origin,
        AppliesTo appliesTo,
        String operation,
        Map<String, String> params,
        String token,
        Request request)
        implements Vector {

    /**
     * The request.
     *
     * @param path what follows the base path on the request line, percent-encoded, with its query
     * @param headers required headers, with their values
     * @param headersMatching required headers, with regular expressions for their whole values
     * @param forbiddenHeaders headers that must be absent
     * @param body the JSON that is sent, and that the implementer gets; null for no body
     */
    public record Request(
            String method,
            String path,
            Map<String, String> headers,
            Map<String, String> headersMatching,
            List<String> forbiddenHeaders,
            @Nullable String body) {
        public Request {
            headersMatching = headersMatching == null ? Map.of() : headersMatching;
            forbiddenHeaders = forbiddenHeaders == null ? List.of() : forbiddenHeaders;
        }
    }

    @Override
    public String toString() {
        return id;
    }
}
