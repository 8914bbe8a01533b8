package org.onedata.oneprovider.contract;

import org.jspecify.annotations.Nullable;
import org.onedata.oneprovider.client.OneproviderClient;
import org.onedata.oneprovider.client.OneproviderResponseException;
import org.onedata.oneprovider.client.Transport;
import org.onedata.oneprovider.contract.ResponseVector.Outcome;
import org.onedata.oneprovider.contract.ResponseVector.Result;
import tools.jackson.databind.json.JsonMapper;

/**
 * The client of this project, without retries, since each vector is one exchange.
 *
 * <p>Calls of the same server with the same token go through the same client, and so over connections that are kept alive.
 */
public final class OneproviderClientUnderTest implements ClientUnderTest, AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private final Transport transport;
    private @Nullable OneproviderClient client;
    private String clientOf = "";

    public OneproviderClientUnderTest(Transport transport) {
        this.transport = transport;
    }

    @Override
    public Outcome pause(String baseUrl, String token, String wid) {
        try {
            client(baseUrl, token).workflowExecutions().pauseWorkflowExecution(wid);
            return new Outcome(Result.SUCCESS, null, null);
        } catch (OneproviderResponseException e) {
            String error = e.error().map(JSON::writeValueAsString).orElse(null);
            return new Outcome(Result.ERROR, e.status(), error);
        }
    }

    @Override
    public void close() {
        if (client != null) {
            client.close();
        }
    }

    private OneproviderClient client(String baseUrl, String token) {
        if (client == null || !clientOf.equals(baseUrl + token)) {
            close();
            client = OneproviderClient.builder()
                    .baseUrl(baseUrl)
                    .token(token)
                    .transport(transport)
                    .retries(0)
                    .build();
            clientOf = baseUrl + token;
        }
        return client;
    }
}
