package org.onedata.oneprovider.benchmarks.stock.jdk;

import org.onedata.oneprovider.benchmarks.Exchange;
import org.onedata.oneprovider.benchmarks.Peer;
import org.openapitools.client.ApiClient;
import org.openapitools.client.ApiException;
import org.openapitools.client.api.WorkflowExecutionApi;

/** The stock native client, with an interceptor for the token. */
public final class StockNative implements Peer {
    private final WorkflowExecutionApi executions;

    public StockNative(String baseUrl) {
        ApiClient client = new ApiClient();
        client.updateBaseUri(baseUrl);
        client.setRequestInterceptor(request -> request.header(Exchange.TOKEN_HEADER, Exchange.TOKEN));
        executions = new WorkflowExecutionApi(client);
    }

    @Override
    public void pause(String wid) throws ApiException {
        executions.pauseWorkflowExecution(wid);
    }
}
