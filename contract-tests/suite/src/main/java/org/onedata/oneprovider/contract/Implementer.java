package org.onedata.oneprovider.contract;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onedata.oneprovider.contract.ResponseVector.Outcome;

/** What implements the operations of a server under test, and does as it is told. */
public interface Implementer {
    /**
     * Prepares the next request: the implementer comes to its outcome, and forgets the calls before.
     *
     * @throws NotJudgedException if it cannot come to this outcome
     */
    void prepare(Preparation preparation);

    /** The calls since the last preparation, in order; null if they are not recorded. */
    @Nullable
    List<Call> calls();

    /**
     * What the implementer is to do.
     *
     * @param vector the id of the vector that comes next
     * @param operation the {@code operationId} in the contract
     * @param token the access token of the next request, which the server must accept
     */
    record Preparation(String vector, String operation, String token, Outcome outcome) {}

    /**
     * What the implementer was handed.
     *
     * @param operation the {@code operationId} in the contract
     * @param params the arguments other than the body, decoded, by their names in the contract; without absent ones
     * @param body the body as JSON; null for no body
     */
    record Call(
            String operation,
            Map<String, String> params,
            String token,
            @Nullable String body) {}
}
