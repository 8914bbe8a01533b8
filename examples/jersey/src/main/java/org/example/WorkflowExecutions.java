package org.example;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.onedata.oneprovider.server.OneproviderErrors;
import org.onedata.oneprovider.server.WorkflowExecutionApi;

/** One execution, {@code w1}, which can be paused once. */
public class WorkflowExecutions implements WorkflowExecutionApi {
    private final Set<String> paused = ConcurrentHashMap.newKeySet();

    @Override
    public void pauseWorkflowExecution(String wid) {
        if (!wid.equals("w1")) {
            throw OneproviderErrors.notFound();
        }
        if (!paused.add(wid)) {
            throw OneproviderErrors.atmInvalidStatusTransition("paused", "stopping");
        }
    }
}
