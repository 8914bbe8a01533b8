package org.onedata.oneprovider.demo;

import org.junit.jupiter.api.*;
import org.junit.jupiter.api.extension.ExtendWith;
import org.onedata.oneprovider.client.OneproviderClient;
import org.onedata.oneprovider.emulator.*;
import org.onedata.oneprovider.emulator.junit.OneproviderEmulatorExtension;

@ExtendWith(OneproviderEmulatorExtension.class)
class PauseTest {
    @Test
    void pauses(OneproviderEmulator oneprovider, OneproviderClient client) {
        String wid = oneprovider.schedule();
        client.workflowExecutions().pauseWorkflowExecution(wid);
        Assertions.assertEquals(ExecutionStatus.STOPPING, oneprovider.status(wid));
    }
}
