package org.onedata.oneprovider.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.onedata.oneprovider.client.OneproviderClient;

/** The code of the README. */
class UsageTest {
    @Test
    void arrangesFailsAndVerifies() {
        try (OneproviderEmulator oneprovider = OneproviderEmulator.start()) {
            User alice = oneprovider.addUser(
                    "alice",
                    user -> user.token("alices-token")
                            .privilegesIn("lab", Privilege.SPACE_SCHEDULE_ATM_WORKFLOW_EXECUTIONS));
            oneprovider.schedule(execution ->
                    execution.wid("nightly").owner(alice).space("lab").status(ExecutionStatus.ACTIVE));
            oneprovider.script(Requests.next(2), ScriptedResponse.error("serviceUnavailable"));

            try (OneproviderClient client = OneproviderClient.builder()
                    .baseUrl(oneprovider.baseUrl())
                    .token("alices-token")
                    .retries(2)
                    .build()) {
                client.workflowExecutions().pauseWorkflowExecution("nightly");
            }

            oneprovider.advance(Duration.ofMinutes(1));
            assertThat(oneprovider.status("nightly")).isEqualTo(ExecutionStatus.PAUSED);
            oneprovider.verify(3, request -> request.isPauseOf("nightly"));
        }
    }
}
