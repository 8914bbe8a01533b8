package org.onedata.oneprovider.contract;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request that no typed client makes, and how a server answers it.
 *
 * @param reachesImplementer whether the implementer is called; it then returns
 * @param params what the implementer is handed; empty if it is not called
 * @param token the access token that the implementer is handed; null if it is not called
 */
public record MalformedRequestVector(
        String id,
        String documentation,
        String origin,
        Request request,
        boolean reachesImplementer,
        Map<String, String> params,
        @Nullable String token,
        Response response)
        implements Vector {
    public MalformedRequestVector {
        params = params == null ? Map.of() : params;
    }

    /**
     * All that is sent, besides {@code Host} and {@code Content-Length}.
     *
     * @param path what follows the base path on the request line
     * @param body null if there is none
     */
    public record Request(
            String method,
            String path,
            Map<String, String> headers,
            @Nullable String body) {
        public Request {
            headers = headers == null ? Map.of() : headers;
        }
    }

    /**
     * What is asked of the answer.
     *
     * @param headersMatching headers that must be there, with regular expressions for their whole values
     * @param enveloped whether the body must be a whole error, valid against the contract
     * @param errorId the id of that error; null if any will do
     * @param details the details of that error as JSON; null if any will do
     */
    public record Response(
            int status,
            Map<String, String> headersMatching,
            boolean enveloped,
            @Nullable String errorId,
            @Nullable String details) {
        public Response {
            headersMatching = headersMatching == null ? Map.of() : headersMatching;
        }
    }

    @Override
    public AppliesTo appliesTo() {
        return AppliesTo.SERVER;
    }

    @Override
    public String toString() {
        return id;
    }
}
