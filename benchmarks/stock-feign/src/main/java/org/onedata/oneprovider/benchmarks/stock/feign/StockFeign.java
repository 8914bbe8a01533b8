package org.onedata.oneprovider.benchmarks.stock.feign;

import feign.FeignException;
import java.io.IOException;
import org.onedata.oneprovider.benchmarks.Exchange;
import org.onedata.oneprovider.benchmarks.Peer;
import org.openapitools.client.ApiClient;
import org.openapitools.client.api.WorkflowExecutionApi;
import org.openapitools.client.model.ErrorResponse;

/** The stock Feign client as its README says. */
public final class StockFeign implements Peer {
    private final ApiClient client;
    private final WorkflowExecutionApi executions;

    public StockFeign(String baseUrl) {
        client = new ApiClient("X-Auth-Token", Exchange.TOKEN).setBasePath(baseUrl);
        executions = client.buildClient(WorkflowExecutionApi.class);
    }

    @Override
    public void pause(String wid) {
        executions.pauseWorkflowExecution(wid);
    }

    @Override
    public String fail(String wid) throws IOException {
        try {
            executions.pauseWorkflowExecution(wid);
        } catch (FeignException.NotFound e) {
            return client.getObjectMapper()
                    .readValue(e.contentUTF8(), ErrorResponse.class)
                    .getError()
                    .getId();
        }
        throw new IllegalStateException("a success instead of an error");
    }
}
