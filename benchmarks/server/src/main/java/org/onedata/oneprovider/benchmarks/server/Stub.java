package org.onedata.oneprovider.benchmarks.server;

import org.onedata.oneprovider.server.OneproviderErrors;
import org.onedata.oneprovider.server.WorkflowExecutionApi;

/** Implementation of the stub: executions exist if their id starts with 1. */
public final class Stub implements WorkflowExecutionApi {

    @Override
    public void pauseWorkflowExecution(String wid) {
        if (!wid.startsWith("1")) {
            throw OneproviderErrors.notFound();
        }
    }
}
