package org.onedata.oneprovider.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The emulator as a program in another language uses it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ControlTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private OneproviderEmulator emulator;

    @BeforeAll
    void start() {
        emulator = OneproviderEmulator.builder()
                .token("first-token")
                .control()
                .settleAfter(Duration.ofMinutes(1))
                .start();
    }

    @BeforeEach
    void reset() throws Exception {
        assertThat(tell("POST", "reset", "")).isEqualTo("204 ");
    }

    @AfterAll
    void stop() {
        emulator.close();
    }

    @Test
    void executionsAreArranged() throws Exception {
        assertThat(tell("POST", "executions", "{\"wid\": \"a/b\", \"status\": \"active\", \"space\": \"lab\"}"))
                .isEqualTo("201 {\"wid\":\"a/b\",\"status\":\"active\",\"owner\":\"first user\",\"space\":\"lab\"}");
        assertThat(pause("a%2Fb", "first-token")).isEqualTo(204);
        assertThat(tell("GET", "executions/a%2Fb", ""))
                .isEqualTo("200 {\"wid\":\"a/b\",\"status\":\"stopping\",\"owner\":\"first user\",\"space\":\"lab\"}");
        assertThat(tell("PATCH", "executions/a%2Fb", "{\"status\": \"crashed\"}"))
                .isEqualTo("200 {\"wid\":\"a/b\",\"status\":\"crashed\",\"owner\":\"first user\",\"space\":\"lab\"}");
        assertThat(tell("GET", "executions", ""))
                .isEqualTo("200 [{\"wid\":\"a/b\",\"status\":\"crashed\",\"owner\":\"first user\",\"space\":\"lab\"}]");
        assertThat(tell("POST", "executions", "{}"))
                .matches(
                        "201 \\{\"wid\":\"\\w{32}ch\\w{4}\",\"status\":\"scheduled\",\"owner\":\"first user\",\"space\":\"space\"}");
    }

    @Test
    void usersAreArranged() throws Exception {
        assertThat(tell(
                        "POST",
                        "users",
                        "{\"name\": \"alice\", \"token\": \"t\", \"privileges\": [\"space_schedule_atm_workflow_executions\"],"
                                + " \"spaces\": {\"lab\": [\"space_manage_atm_workflow_executions\"]}}"))
                .isEqualTo("201 {\"name\":\"alice\",\"token\":\"t\"}");
        tell("POST", "executions", "{\"wid\": \"in-lab\", \"space\": \"lab\"}");
        tell("POST", "executions", "{\"wid\": \"elsewhere\"}");
        tell("POST", "executions", "{\"wid\": \"own\", \"owner\": \"alice\"}");

        assertThat(pause("in-lab", "t")).isEqualTo(204);
        assertThat(pause("elsewhere", "t")).isEqualTo(403);
        assertThat(pause("own", "t")).isEqualTo(204);
        assertThat(tell("GET", "users", ""))
                .isEqualTo(
                        "200 [{\"name\":\"first user\",\"token\":\"first-token\"},{\"name\":\"alice\",\"token\":\"t\"}]");
        assertThat(tell("POST", "users", "{\"name\": \"bob\"}"))
                .matches("201 \\{\"name\":\"bob\",\"token\":\".{64}\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"error\": \"forbidden\"}                                  | 403",
                "{\"error\": \"posix\", \"details\": {\"errno\": \"enoent\"}} | 400",
                "{\"vector\": \"NoContentWithStrayBody\"}                    | 204",
                "{\"status\": 502, \"body\": \"<html>\", \"headers\": {\"Content-Type\": \"text/html\"}} | 502",
                "{\"status\": 503, \"length\": 100000}                       | 503",
                "{\"redirect\": \"http://127.0.0.1:1/\"}                     | 307",
                "{\"fault\": \"reset\"}                                      | 0",
                "{\"fault\": \"garbage\"}                                    | 0",
                "{\"cut\": \"head\"}                                         | 0",
                "{\"error\": \"forbidden\", \"cut\": \"body\"}               | 0",
                "{\"slowly\": 1}                                             | 404",
                "{\"after\": 1}                                              | 404",
                "{\"wid\": \"another\", \"error\": \"forbidden\"}            | 404",
                "{\"rate\": 1, \"seed\": 42, \"error\": \"forbidden\"}       | 403",
                "{\"rate\": 0, \"error\": \"forbidden\"}                     | 404",
            })
    void requestsFail(String failure, int status) throws Exception {
        assertThat(tell("POST", "failures", failure)).isEqualTo("204 ");

        assertThat(pause("x", "first-token")).isEqualTo(status);
        assertThat(tell("DELETE", "failures", "")).isEqualTo("204 ");
        assertThat(pause("x", "first-token")).isEqualTo(404);
    }

    @Test
    void failuresAreForANumberOfRequests() throws Exception {
        tell("POST", "failures", "{\"times\": 2, \"error\": \"timeout\"}");

        assertThat(pause("x", "first-token")).isEqualTo(503);
        assertThat(pause("x", "first-token")).isEqualTo(503);
        assertThat(pause("x", "first-token")).isEqualTo(404);
    }

    @Test
    void requestsAreVerified() throws Exception {
        RawHttp.send(emulator.port(), "POST " + RawHttp.path("x") + " HTTP/1.1\nX-Auth-Token: first-token");

        assertThat(tell("GET", "requests", ""))
                .isEqualTo(
                        "200 [{\"method\":\"POST\",\"path\":\"/api/v3/oneprovider/automation/execution/workflows/x/pause\","
                                + "\"wid\":\"x\",\"user\":\"first user\",\"headers\":{\"x-auth-token\":[\"***\"],\"host\":[\"localhost\"],"
                                + "\"connection\":[\"close\"]},\"body\":\"\"}]");
        assertThat(tell(
                        "POST",
                        "requests/verify",
                        "{\"count\": 1, \"wid\": \"x\", \"user\": \"first user\", \"method\": \"POST\"}"))
                .isEqualTo("204 ");
        assertThat(tell("POST", "requests/verify", "{\"count\": 0}"))
                .isEqualTo(
                        "409 {\"message\":\"Expected 0 requests, but 1 of 1 request matched:\\n"
                                + "  matched  POST /api/v3/oneprovider/automation/execution/workflows/x/pause by first user\"}");
        assertThat(tell("DELETE", "requests", "")).isEqualTo("204 ");
        assertThat(tell("GET", "requests", "")).isEqualTo("200 []");
    }

    @Test
    void timeIsMoved() throws Exception {
        assertThat(tell("POST", "time", "{\"now\": 1750762637248}"))
                .isEqualTo("200 {\"now\":1750762637248,\"stands\":true}");
        tell("POST", "executions", "{\"wid\": \"x\"}");
        pause("x", "first-token");
        assertThat(tell("POST", "time", "{\"advance\": 60000}"))
                .isEqualTo("200 {\"now\":1750762697248,\"stands\":true}");
        assertThat(tell("GET", "executions/x", "")).contains("\"status\":\"paused\"");
        tell("POST", "reset", "");
        assertThat(tell("GET", "time", "")).matches("200 \\{\"now\":\\d{13},\"stands\":false}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "POST  | executions      | {\"status\": \"odd\"}     | 400 {\"message\":\"status: must be one of scheduled, resuming, "
                        + "active, stopping, paused, interrupted, finished, failed, cancelled, crashed: odd\"}",
                "POST  | executions      | {\"owner\": \"bob\"}      | 400 {\"message\":\"owner: no such user: bob\"}",
                "POST  | executions      | {\"stat\": \"active\"}    | 400 {\"message\":\"body: unknown: stat\"}",
                "POST  | executions      | null                      | 400 {\"message\":\"body: must not be null\"}",
                "PATCH | executions/none | {\"status\": \"active\"}  | 404 {\"message\":\"wid: no such execution: none\"}",
                "POST  | users           | {}                        | 400 {\"message\":\"name: is missing\"}",
                "POST  | users           | {\"name\": \"x\", \"privileges\": [null]} | 400 {\"message\":\"privileges: is missing\"}",
                "POST  | users           | {\"name\": \"x\", \"spaces\": {\"a\": null}} | 400 {\"message\":\"spaces: is missing\"}",
                "POST  | failures        | {\"after\": -1}          | 400 {\"message\":\"delay: must not be negative: PT-0.001S\"}",
                "POST  | failures        | {\"error\": \"posix\"}    | 400 {\"message\":\"details: posix needs errno\"}",
                "POST  | failures        | {\"body\": \"x\"}         | 400 {\"message\":\"body: needs status\"}",
                "POST  | failures        | {\"status\": 500, \"fault\": \"reset\"} | 400 {\"message\":\"body: only one of error, "
                        + "vector, status, redirect, fault, and of body, length\"}",
                "POST  | failures        | {\"fault\": \"odd\"}      | 400 {\"message\":\"fault: must be reset, garbage or silence: odd\"}",
                "POST  | time            | {}                        | 400 {\"message\":\"body: needs either now or advance\"}",
                "POST  | requests/verify | {}                        | 400 {\"message\":\"count: is missing\"}",
                "PUT   | executions      | {}                        | 404 {\"message\":\"There is no PUT /emulator/executions: see "
                        + "/emulator/openapi.yaml\"}",
            })
    void faultsAreNamed(String method, String path, String body, String answer) throws Exception {
        assertThat(tell(method, path, body)).isEqualTo(answer);
    }

    @Test
    void brokenJsonIsRefused() throws Exception {
        assertThat(tell("POST", "executions", "{")).startsWith("400 {\"message\":\"body: Unexpected end-of-input");
    }

    @Test
    void onlyJsonIsTaken() throws Exception {
        HttpRequest form = HttpRequest.newBuilder(uri("executions"))
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("{}"))
                .build();

        assertThat(HTTP.send(form, BodyHandlers.ofString()).statusCode()).isEqualTo(415);
        assertThat(emulator.executions()).isEmpty();
    }

    @Test
    void itIsDescribedAndOffByDefault() throws Exception {
        assertThat(tell("GET", "openapi.yaml", "")).startsWith("200 openapi: 3.0.3\n");
        try (OneproviderEmulator without = OneproviderEmulator.start()) {
            assertThat(RawHttp.send(without.port(), "GET /emulator/users HTTP/1.1")
                            .status())
                    .isEqualTo(404);
        }
    }

    private int pause(String wid, String token) throws Exception {
        try {
            return RawHttp.send(emulator.port(), "POST " + RawHttp.path(wid) + " HTTP/1.1\nX-Auth-Token: " + token)
                    .status();
        } catch (IOException | RuntimeException e) {
            return 0;
        }
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + emulator.port() + "/emulator/" + path);
    }

    private String tell(String method, String path, String body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        HttpResponse<String> response = HTTP.send(
                request.method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
        return response.statusCode() + " " + response.body();
    }
}
