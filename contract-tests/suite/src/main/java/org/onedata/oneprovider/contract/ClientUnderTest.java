package org.onedata.oneprovider.contract;

import org.onedata.oneprovider.contract.ResponseVector.Outcome;

/** A client, reduced to what the request and response vectors ask of it. */
@FunctionalInterface
public interface ClientUnderTest {
    /**
     * Pauses a workflow execution, and says how that ended.
     *
     * @param baseUrl address of the API, the base path included
     * @throws Exception for an end that is none of a client's, such as an exception that hides the status of the answer
     */
    Outcome pause(String baseUrl, String token, String wid) throws Exception;
}
