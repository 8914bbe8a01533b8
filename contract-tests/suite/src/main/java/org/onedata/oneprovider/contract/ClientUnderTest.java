package org.onedata.oneprovider.contract;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onedata.oneprovider.contract.ResponseVector.Outcome;

/** A client, reduced to what the request and response vectors ask of it. */
@FunctionalInterface
public interface ClientUnderTest {
    /**
     * Calls an operation, and says how that ended.
     *
     * @param baseUrl address of the API, the base path included
     * @param operation the {@code operationId} in the contract
     * @param params the arguments but the body, by their names in the contract
     * @param body the body as JSON; null if the operation has none
     * @throws Exception for an end that is none of a client's, such as an exception that hides the status of the answer
     */
    Outcome call(String baseUrl, String token, String operation, Map<String, String> params, @Nullable String body)
            throws Exception;
}
