package org.onedata.oneprovider.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.onedata.oneprovider.client.*;
import org.onedata.oneprovider.emulator.ExecutionStatus;
import org.onedata.oneprovider.emulator.OneproviderEmulator;
import org.onedata.oneprovider.model.ErrorJson;

/** The READMEs' examples for callers. */
class ClientExampleTest {
    private final List<String> logged = new ArrayList<>();

    /** Compiled but not run, since it needs a real Oneprovider. */
    static void pauseInKrakow() {
        OneproviderClient client = OneproviderClient.builder()
                .host("krk.example.org")
                .token("MDAxNWxvY2F00aW9")
                .build();
        client.workflowExecutions().pauseWorkflowExecution("11a53ed06d175c89bc3ed5be61f8217cch1890");
    }

    @Test
    void tellsFailuresApart() {
        try (OneproviderEmulator oneprovider = OneproviderEmulator.start()) {
            OneproviderClient client = OneproviderClient.builder()
                    .baseUrl(oneprovider.baseUrl())
                    .token(oneprovider.token())
                    .build();
            String ended = oneprovider.schedule();
            oneprovider.move(ended, ExecutionStatus.FINISHED);

            pause(client, ended);
            pause(client, "unknown");
        }
        assertThat(logged)
                .containsExactly(
                        "pauseWorkflowExecution: 400 atmWorkflowExecutionEnded: "
                                + "Specified automation workflow execution has already ended.",
                        "no such execution: unknown");
    }

    @Test
    void tellsErrorsApart() {
        try (OneproviderEmulator oneprovider = OneproviderEmulator.start()) {
            OneproviderClient client = OneproviderClient.builder()
                    .baseUrl(oneprovider.baseUrl())
                    .token(oneprovider.token())
                    .build();
            String ended = oneprovider.schedule();
            oneprovider.move(ended, ExecutionStatus.FINISHED);

            pauseOrTellErrors(client, ended);
            pauseOrTellErrors(client, "unknown");
        }
        assertThat(logged).hasSize(2).first().isEqualTo("atmWorkflowExecutionEnded");
        assertThat(logged.get(1)).startsWith("404 {\"error\":{\"id\":\"notFound\",");
    }

    @Test
    void tellsThatNothingWasReached() {
        OneproviderEmulator oneprovider = OneproviderEmulator.start();
        OneproviderClient client = OneproviderClient.builder()
                .baseUrl(oneprovider.baseUrl())
                .token(oneprovider.token())
                .retries(0)
                .build();
        oneprovider.close();

        pauseOrTellErrors(client, "any");

        assertThat(logged).containsExactly("nothing has changed");
    }

    @Test
    void measuresRequests() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        CallListener timers = request -> Timer.builder("oneprovider.requests")
                .tag("operation", request.operation())
                .tag(
                        "status",
                        request.status().isPresent() ? "" + request.status().getAsInt() : "none")
                .register(registry)
                .record(request.duration());
        try (OneproviderEmulator oneprovider = OneproviderEmulator.start()) {
            OneproviderClient client = OneproviderClient.builder()
                    .baseUrl(oneprovider.baseUrl())
                    .token(oneprovider.token())
                    .listener(timers)
                    .build();
            pause(client, oneprovider.schedule());
            pause(client, "unknown");
            pause(client, "unknown");
        }
        assertThat(registry.get("oneprovider.requests")
                        .tag("status", "204")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("oneprovider.requests")
                        .tag("status", "404")
                        .timer()
                        .count())
                .isEqualTo(2);
    }

    private void pause(OneproviderClient client, String wid) {
        try {
            client.workflowExecutions().pauseWorkflowExecution(wid);
        } catch (NotFoundException e) {
            log("no such execution: " + wid);
        } catch (OneproviderException e) {
            log(e.getMessage());
        }
    }

    private void pauseOrTellErrors(OneproviderClient client, String wid) {
        try {
            client.workflowExecutions().pauseWorkflowExecution(wid);
        } catch (BadRequestException e) {
            log(e.error().map(ErrorJson::id).orElse("unknown"));
        } catch (OneproviderResponseException e) {
            log(e.status() + " " + e.body());
        } catch (OneproviderConnectionException e) {
            log(e.mayHaveReachedServer() ? "it may be stopping" : "nothing has changed");
        }
    }

    private void log(String line) {
        logged.add(line);
    }
}
