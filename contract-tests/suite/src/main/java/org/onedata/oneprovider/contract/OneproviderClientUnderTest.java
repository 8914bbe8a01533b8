package org.onedata.oneprovider.contract;

import org.onedata.oneprovider.client.OneproviderClient;
import org.onedata.oneprovider.client.OneproviderResponseException;
import org.onedata.oneprovider.contract.ResponseVector.Outcome;
import org.onedata.oneprovider.contract.ResponseVector.Result;
import tools.jackson.databind.json.JsonMapper;

/** The client of this project; retries are off, since each vector is one exchange. */
public final class OneproviderClientUnderTest implements ClientUnderTest {
    private static final JsonMapper JSON = new JsonMapper();

    @Override
    public Outcome pause(String baseUrl, String token, String wid) {
        OneproviderClient client =
                OneproviderClient.builder().baseUrl(baseUrl).token(token).build();
        try {
            client.workflowExecutions().pauseWorkflowExecution(wid);
            return new Outcome(Result.SUCCESS, null, null);
        } catch (OneproviderResponseException e) {
            return new Outcome(
                    Result.ERROR, e.status(), e.error().map(JSON::writeValueAsString).orElse(null));
        }
    }
}
