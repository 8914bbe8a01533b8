package org.onedata.oneprovider.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.onedata.oneprovider.emulator.ExecutionStatus.PAUSED;
import static org.onedata.oneprovider.emulator.ExecutionStatus.STOPPING;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.onedata.oneprovider.client.BadRequestException;
import org.onedata.oneprovider.client.OneproviderClient;
import org.onedata.oneprovider.client.OneproviderConnectionException;
import org.onedata.oneprovider.client.OneproviderResponseException;
import org.onedata.oneprovider.client.ServiceUnavailableException;
import org.onedata.oneprovider.emulator.junit.OneproviderEmulatorExtension;

class JunitExtensionTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    @RegisterExtension
    final OneproviderEmulatorExtension extension = new OneproviderEmulatorExtension(
            builder -> builder.standingTime(NOW).settleAfter(Duration.ofMinutes(5)));

    private String wid = "";

    @BeforeEach
    void schedule(OneproviderEmulator emulator) {
        wid = emulator.schedule();
    }

    @Test
    void timeStandsUntilItIsAdvanced(OneproviderEmulator emulator, OneproviderClient client) {
        client.workflowExecutions().pauseWorkflowExecution(wid);
        assertThat(emulator.status(wid)).isEqualTo(STOPPING);

        emulator.advance(Duration.ofMinutes(5).minusNanos(1));
        assertThat(emulator.status(wid)).isEqualTo(STOPPING);

        emulator.advance(Duration.ofNanos(1));
        assertThat(emulator.status(wid)).isEqualTo(PAUSED);

        assertThatThrownBy(() -> client.workflowExecutions().pauseWorkflowExecution(wid))
                .isInstanceOfSatisfying(
                        BadRequestException.class,
                        e -> assertThat(e.body())
                                .contains("\"timestamp\":"
                                        + NOW.plus(Duration.ofMinutes(5)).toEpochMilli()));
    }

    @Test
    void pauseDoesNotSettleWhatWasMovedMeanwhile(OneproviderEmulator emulator, OneproviderClient client) {
        client.workflowExecutions().pauseWorkflowExecution(wid);
        emulator.move(wid, STOPPING);

        emulator.advance(Duration.ofHours(1));

        assertThat(emulator.status(wid)).isEqualTo(STOPPING);
    }

    @Test
    void nextAnswersAreThoseThatWereTold(OneproviderEmulator emulator, OneproviderClient client) {
        emulator.enqueue(
                ScriptedResponse.of(503, "{\"error\":{\"id\":\"timeout\"}}").withHeader("Retry-After", "1"));
        emulator.enqueue(ScriptedResponse.of(502, "<html>").withHeader("Content-Type", "text/html"));
        emulator.enqueue(ScriptedResponse.reset());
        emulator.enqueue(ScriptedResponse.late(Duration.ofMillis(30)));

        assertThatThrownBy(() -> client.workflowExecutions().pauseWorkflowExecution(wid))
                .isInstanceOfSatisfying(
                        ServiceUnavailableException.class,
                        e -> assertThat(e.error().orElseThrow().id()).isEqualTo("timeout"));
        assertThatThrownBy(() -> client.workflowExecutions().pauseWorkflowExecution(wid))
                .isInstanceOfSatisfying(OneproviderResponseException.class, e -> {
                    assertThat(e.status()).isEqualTo(502);
                    assertThat(e.body()).isEqualTo("<html>");
                });
        assertThatThrownBy(() -> client.workflowExecutions().pauseWorkflowExecution(wid))
                .isInstanceOf(OneproviderConnectionException.class);
        assertThat(emulator.status(wid)).isEqualTo(ExecutionStatus.SCHEDULED);

        long start = System.nanoTime();
        client.workflowExecutions().pauseWorkflowExecution(wid);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(30));
        assertThat(emulator.status(wid)).isEqualTo(STOPPING);
    }

    @Test
    void requestsAreKeptWithoutShowingTheToken(OneproviderEmulator emulator, OneproviderClient client) {
        client.workflowExecutions().pauseWorkflowExecution(wid);

        assertThat(emulator.requests()).singleElement().satisfies(request -> {
            assertThat(request).hasToString("POST " + RawHttp.path(wid));
            assertThat(request.user()).contains("first user");
        });
        User somebody = emulator.addUser("somebody");
        assertThat(somebody.toString()).doesNotContain(somebody.token());
    }
}
