package org.onedata.oneprovider.contract;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onedata.oneprovider.contract.ResponseVector.Outcome;

/** A client to be checked by the request and response vectors. */
@FunctionalInterface
public interface ClientUnderTest {
    /**
     * Calls an operation and returns its outcome.
     *
     * @param baseUrl base URL of the API
     * @param operation the {@code operationId} in the contract
     * @param params the arguments other than the body, by their names in the contract
     * @param body the body as JSON; null if the operation has none
     * @throws Exception if the call ends in a way that no client should show, such as an exception that hides the
     *     status
     */
    Outcome call(String baseUrl, String token, String operation, Map<String, String> params, @Nullable String body)
            throws Exception;
}
