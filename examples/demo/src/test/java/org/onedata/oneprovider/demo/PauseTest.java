package org.onedata.oneprovider.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.onedata.oneprovider.client.OneproviderClient;
import org.onedata.oneprovider.emulator.ExecutionStatus;
import org.onedata.oneprovider.emulator.OneproviderEmulator;
import org.onedata.oneprovider.emulator.junit.OneproviderEmulatorExtension;

@ExtendWith(OneproviderEmulatorExtension.class)
class PauseTest {

    @Test
    void scheduledExecutionIsPaused(OneproviderEmulator oneprovider, OneproviderClient client) {
        String wid = oneprovider.schedule();

        client.workflowExecutions().pauseWorkflowExecution(wid);

        assertThat(oneprovider.status(wid)).isEqualTo(ExecutionStatus.STOPPING);
    }
}
