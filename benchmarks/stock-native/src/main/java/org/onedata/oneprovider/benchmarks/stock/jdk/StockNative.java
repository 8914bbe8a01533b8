package org.onedata.oneprovider.benchmarks.stock.jdk;

import java.io.IOException;
import org.onedata.oneprovider.benchmarks.Exchange;
import org.onedata.oneprovider.benchmarks.Peer;
import org.openapitools.client.ApiClient;
import org.openapitools.client.ApiException;
import org.openapitools.client.api.WorkflowExecutionApi;
import org.openapitools.client.model.ErrorResponse;

/** The stock client over the JDK's, with the interceptor that a token takes. */
public final class StockNative implements Peer {
    private final ApiClient client = new ApiClient();
    private final WorkflowExecutionApi executions;

    public StockNative(String baseUrl) {
        client.updateBaseUri(baseUrl);
        client.setRequestInterceptor(request -> request.header(Exchange.TOKEN_HEADER, Exchange.TOKEN));
        executions = new WorkflowExecutionApi(client);
    }

    @Override
    public void pause(String wid) throws ApiException {
        executions.pauseWorkflowExecution(wid);
    }

    @Override
    public String fail(String wid) throws IOException {
        try {
            executions.pauseWorkflowExecution(wid);
        } catch (ApiException e) {
            return client.getObjectMapper()
                    .readValue(e.getResponseBody(), ErrorResponse.class)
                    .getError()
                    .getId();
        }
        throw new IllegalStateException("a success instead of an error");
    }
}
