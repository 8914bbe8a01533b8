package org.onedata.oneprovider.benchmarks.server;

import org.onedata.oneprovider.server.OneproviderErrors;
import org.onedata.oneprovider.server.WorkflowExecutionApi;

/** The contract's interface, implemented; it knows the executions whose id begins with 1. */
public final class Stub implements WorkflowExecutionApi {

    @Override
    public void pauseWorkflowExecution(String wid) {
        if (!wid.startsWith("1")) {
            throw OneproviderErrors.notFound();
        }
    }
}
