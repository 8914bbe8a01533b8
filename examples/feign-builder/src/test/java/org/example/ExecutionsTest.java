package org.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.onedata.oneprovider.client.NotFoundException;
import org.onedata.oneprovider.client.OneproviderClient;
import org.onedata.oneprovider.client.WorkflowExecutionApi;
import org.onedata.oneprovider.emulator.ExecutionStatus;
import org.onedata.oneprovider.emulator.OneproviderEmulator;

class ExecutionsTest {
    private final MeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void aBuilderOfOnesOwn() {
        try (OneproviderEmulator oneprovider =
                OneproviderEmulator.builder().standingTime(Instant.EPOCH).start()) {
            check(oneprovider, Executions.byFeign(oneprovider.baseUrl(), oneprovider.token(), meters));
        }
    }

    @Test
    void theBuilderOfTheClient() {
        try (OneproviderEmulator oneprovider = OneproviderEmulator.builder()
                        .standingTime(Instant.EPOCH)
                        .start();
                OneproviderClient client = Executions.byClient(oneprovider.baseUrl(), oneprovider.token(), meters)) {
            check(oneprovider, client.workflowExecutions());
        }
    }

    private void check(OneproviderEmulator oneprovider, WorkflowExecutionApi executions) {
        String wid = oneprovider.schedule();
        executions.pauseWorkflowExecution(wid);
        assertEquals(ExecutionStatus.STOPPING, oneprovider.status(wid));
        NotFoundException e = assertThrows(NotFoundException.class, () -> executions.pauseWorkflowExecution("unknown"));
        assertEquals(
                "pauseWorkflowExecution: 404 notFound: The requested resource could not be found.", e.getMessage());
        assertThrows(IllegalArgumentException.class, () -> executions.pauseWorkflowExecution(null));

        assertTrue(meters.get("feign.Client").timers().stream().anyMatch(timer -> timer.count() > 0));
        System.out.println("feign-builder: " + e.getMessage());
    }
}
