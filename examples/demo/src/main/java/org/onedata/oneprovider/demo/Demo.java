package org.onedata.oneprovider.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.onedata.oneprovider.client.OneproviderClient;
import org.onedata.oneprovider.client.OneproviderResponseException;
import org.onedata.oneprovider.emulator.ExecutionStatus;
import org.onedata.oneprovider.emulator.OneproviderEmulator;
import org.onedata.oneprovider.emulator.Privilege;
import org.onedata.oneprovider.emulator.User;
import org.onedata.oneprovider.model.ErrorJson;

/**
 * Pauses workflow executions in every status through the client, and shows what happens.
 *
 * <p>Exits with status 1 if a response is not as documented by the API page or the known behaviour of the service.
 */
public final class Demo {
    private static final String UNKNOWN_ID = "0123456789abcdef0123456789abcdefch0000";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final OneproviderEmulator emulator;
    private final Duration patience;
    private final User scheduler;
    private final List<Row> rows = new ArrayList<>();

    Demo(OneproviderEmulator emulator, Duration patience) {
        this.emulator = emulator;
        this.patience = patience;
        this.scheduler = emulator.addUser("scheduler", Privilege.SPACE_SCHEDULE_ATM_WORKFLOW_EXECUTIONS);
    }

    public static void main(String[] args) throws Exception {
        boolean asDocumented;
        try (OneproviderEmulator emulator = OneproviderEmulator.start()) {
            asDocumented = new Demo(emulator, PATIENCE).run(System.out);
        }
        System.exit(asDocumented ? 0 : 1);
    }

    /** Runs all pauses; returns whether every outcome was as documented. */
    boolean run(PrintStream out) throws IOException, InterruptedException {
        for (ExecutionStatus status : ExecutionStatus.values()) {
            pauseFrom(status);
        }
        User manager = emulator.addUser("manager", Privilege.SPACE_MANAGE_ATM_WORKFLOW_EXECUTIONS);
        User colleague = emulator.addUser("colleague", Privilege.SPACE_SCHEDULE_ATM_WORKFLOW_EXECUTIONS);
        pause(
                "active, as a manager",
                execution(ExecutionStatus.ACTIVE),
                manager.token(),
                Outcome.success(),
                ExecutionStatus.PAUSED);
        pause(
                "active, no privilege",
                execution(ExecutionStatus.ACTIVE),
                colleague.token(),
                Outcome.error(403, "forbidden"),
                ExecutionStatus.ACTIVE);
        pause("unknown id", UNKNOWN_ID, scheduler.token(), Outcome.error(404, "notFound"), null);
        pause(
                "active, bad token",
                execution(ExecutionStatus.ACTIVE),
                "not-a-token",
                Outcome.error(401, "unauthorized", Map.of("authError", "tokenInvalid")),
                ExecutionStatus.ACTIVE);
        pauseWithoutToken();

        new Table(rows).print(out, emulator.baseUrl());
        return rows.stream().allMatch(Row::asDocumented);
    }

    private void pauseFrom(ExecutionStatus status) {
        String wid = execution(status);
        // Stopping, but not for a pause: it stays so.
        String execution = status == ExecutionStatus.STOPPING ? "already stopping" : status.toString();
        switch (status) {
            case SCHEDULED, RESUMING, ACTIVE ->
                pause(execution, wid, scheduler.token(), Outcome.success(), ExecutionStatus.PAUSED);
            case STOPPING -> pause(execution, wid, scheduler.token(), Outcome.success(), status);
            case PAUSED, INTERRUPTED -> {
                Map<String, String> details = Map.of("prevStatus", status.toString(), "newStatus", "stopping");
                pause(
                        execution,
                        wid,
                        scheduler.token(),
                        Outcome.error(400, "atmInvalidStatusTransition", details),
                        status);
            }
            case FINISHED, FAILED, CANCELLED, CRASHED ->
                pause(execution, wid, scheduler.token(), Outcome.error(400, "atmWorkflowExecutionEnded"), status);
        }
    }

    private String execution(ExecutionStatus status) {
        String wid = emulator.schedule(scheduler);
        emulator.move(wid, status);
        return wid;
    }

    private void pause(
            String execution,
            String wid,
            String token,
            Outcome documented,
            @Nullable ExecutionStatus documentedStatus) {
        OneproviderClient client = OneproviderClient.builder()
                .baseUrl(emulator.baseUrl())
                .token(token)
                .build();
        Outcome answer;
        try {
            client.workflowExecutions().pauseWorkflowExecution(wid);
            answer = Outcome.success();
        } catch (OneproviderResponseException e) {
            answer = Outcome.of(e);
        }
        record(execution, wid, answer, documented, documentedStatus);
    }

    /** With plain HTTP, since the client requires a token. */
    private void pauseWithoutToken() throws IOException, InterruptedException {
        String wid = execution(ExecutionStatus.ACTIVE);
        URI uri = URI.create(emulator.baseUrl() + "/automation/execution/workflows/" + wid + "/pause");
        HttpRequest request =
                HttpRequest.newBuilder(uri).POST(BodyPublishers.noBody()).build();
        var response = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        String id = response.body().contains("\"id\":\"unauthorized\"") ? "unauthorized" : response.body();
        Outcome answer = Outcome.error(response.statusCode(), id);
        record("active, no token", wid, answer, Outcome.error(401, "unauthorized"), ExecutionStatus.ACTIVE);
    }

    private void record(
            String execution,
            String wid,
            Outcome answer,
            Outcome documented,
            @Nullable ExecutionStatus documentedStatus) {
        if (documentedStatus == null) { // There is no such execution.
            rows.add(new Row(execution, answer, null, null, answer.equals(documented)));
            return;
        }
        ExecutionStatus after = emulator.status(wid);
        ExecutionStatus settled = settle(wid, documentedStatus);
        boolean asDocumented = answer.equals(documented) && settled == documentedStatus;
        rows.add(new Row(execution, answer, after, settled, asDocumented));
    }

    /** Waits for the documented status; returns the actual one after a time. */
    private ExecutionStatus settle(String wid, ExecutionStatus documented) {
        Instant end = Instant.now().plus(patience);
        while (emulator.status(wid) != documented && Instant.now().isBefore(end)) {
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
        return emulator.status(wid);
    }

    /** Outcome for the caller: the HTTP status and, for an error, its id and details. */
    record Outcome(String status, String id, Map<String, String> details) {

        static Outcome success() {
            return new Outcome("204", "", Map.of());
        }

        static Outcome error(int status, String id) {
            return error(status, id, Map.of());
        }

        static Outcome error(int status, String id, Map<String, String> details) {
            return new Outcome(String.valueOf(status), id, details);
        }

        static Outcome of(OneproviderResponseException exception) {
            ErrorJson error =
                    exception.error().orElseGet(() -> ErrorJson.builder().build());
            Map<String, String> details = new LinkedHashMap<>();
            if (error.details() != null) {
                error.details().forEach((key, value) -> details.put(key, text(value)));
            }
            return error(exception.status(), Objects.requireNonNullElse(error.id(), "?"), details);
        }

        /** A nested error by its id, anything else as it is. */
        private static String text(@Nullable Object value) {
            return value instanceof Map<?, ?> nested && nested.containsKey("id")
                    ? String.valueOf(nested.get("id"))
                    : String.valueOf(value);
        }
    }

    record Row(
            String execution,
            Outcome answer,
            @Nullable ExecutionStatus after,
            @Nullable ExecutionStatus settled,
            boolean asDocumented) {}
}
