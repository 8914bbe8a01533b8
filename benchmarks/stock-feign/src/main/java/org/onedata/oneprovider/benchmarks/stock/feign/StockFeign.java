package org.onedata.oneprovider.benchmarks.stock.feign;

import org.onedata.oneprovider.benchmarks.Exchange;
import org.onedata.oneprovider.benchmarks.Peer;
import org.openapitools.client.ApiClient;
import org.openapitools.client.api.WorkflowExecutionApi;

/** The stock Feign client, used as its README says. */
public final class StockFeign implements Peer {
    private final WorkflowExecutionApi executions;

    public StockFeign(String baseUrl) {
        executions = new ApiClient("X-Auth-Token", Exchange.TOKEN)
                .setBasePath(baseUrl)
                .buildClient(WorkflowExecutionApi.class);
    }

    @Override
    public void pause(String wid) {
        executions.pauseWorkflowExecution(wid);
    }
}
