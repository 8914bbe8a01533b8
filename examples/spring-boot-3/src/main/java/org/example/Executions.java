package org.example;

import org.onedata.oneprovider.client.OneproviderClient;
import org.springframework.stereotype.Service;

@Service
public class Executions {
    private final OneproviderClient oneprovider;

    public Executions(OneproviderClient oneprovider) {
        this.oneprovider = oneprovider;
    }

    public void pause(String wid) {
        oneprovider.workflowExecutions().pauseWorkflowExecution(wid);
    }
}
