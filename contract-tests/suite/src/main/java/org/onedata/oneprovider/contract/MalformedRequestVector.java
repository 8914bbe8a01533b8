package org.onedata.oneprovider.contract;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request that no typed client makes, and the response of a server.
 *
 * @param reachesImplementer whether the implementer is called (it then succeeds)
 * @param params the arguments that the implementer gets; empty if it is not called
 * @param token the access token that the implementer gets; null if it is not called
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
     * The request, without {@code Host} and {@code Content-Length}.
     *
     * @param path what follows the base path on the request line
     * @param body null for no body
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
     * Expectations of the response.
     *
     * @param headersMatching required headers, with regular expressions for their whole values
     * @param enveloped whether the body must be an error that is valid by the contract
     * @param errorId the id of that error; null for any
     * @param details the details of that error as JSON; null for any
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
