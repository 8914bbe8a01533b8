package org.onedata.oneprovider.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.onedata.oneprovider.emulator.ExecutionStatus.PAUSED;
import static org.onedata.oneprovider.emulator.ExecutionStatus.STOPPING;
import static org.onedata.oneprovider.emulator.Privilege.SPACE_MANAGE_ATM_WORKFLOW_EXECUTIONS;
import static org.onedata.oneprovider.emulator.Privilege.SPACE_SCHEDULE_ATM_WORKFLOW_EXECUTIONS;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onedata.oneprovider.emulator.RawHttp.Response;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PauseRulesTest {
    private static final String UNAUTHORIZED =
            "{\"error\":{\"id\":\"unauthorized\",\"description\":\"You must authenticate "
                    + "yourself to perform this operation: no details available.\",\"details\":{\"authError\":null},\"ctx\":C}}";
    private static final String FORBIDDEN = "{\"error\":{\"id\":\"forbidden\","
            + "\"description\":\"You are not authorized to perform this operation.\",\"ctx\":C}}";
    private static final String NOT_FOUND =
            "{\"error\":{\"id\":\"notFound\"," + "\"description\":\"The requested resource could not be found.\"}}";

    private OneproviderEmulator emulator;

    @BeforeAll
    void start() {
        emulator =
                OneproviderEmulator.builder().settleAfter(Duration.ofMillis(50)).start();
    }

    @AfterAll
    void stop() {
        emulator.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"SCHEDULED", "RESUMING", "ACTIVE"})
    void executionIsStoppingAtOnceAndPausedLater(ExecutionStatus before) throws Exception {
        String wid = emulator.schedule();
        emulator.move(wid, before);

        Response response = RawHttp.pause(emulator, wid);

        assertThat(response.status()).isEqualTo(204);
        assertThat(response.body()).isEmpty();
        assertThat(response.headers()).doesNotContainKey("content-type");
        assertThat(emulator.status(wid)).isIn(STOPPING, PAUSED);
        await().until(() -> emulator.status(wid) == PAUSED);
    }

    @Test
    void executionThatStopsForAnotherReasonIsNotPaused() throws Exception {
        String wid = emulator.schedule();
        emulator.move(wid, STOPPING);
        String paused = emulator.schedule();

        assertThat(RawHttp.pause(emulator, wid).status()).isEqualTo(204);
        assertThat(RawHttp.pause(emulator, paused).status()).isEqualTo(204);

        await().until(() -> emulator.status(paused) == PAUSED);
        assertThat(emulator.status(wid)).isEqualTo(STOPPING);
    }

    @ParameterizedTest
    @EnumSource(names = {"PAUSED", "INTERRUPTED"})
    void suspendedExecutionCannotStop(ExecutionStatus before) throws Exception {
        String wid = emulator.schedule();
        emulator.move(wid, before);

        Response response = RawHttp.pause(emulator, wid);

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.masked())
                .isEqualTo("{\"error\":{\"id\":\"atmInvalidStatusTransition\","
                        + "\"description\":\"Invalid status transition from \\\"" + before
                        + "\\\" to \\\"stopping\\\".\","
                        + "\"details\":{\"prevStatus\":\"" + before + "\",\"newStatus\":\"stopping\"},\"ctx\":C}}");
        assertThat(emulator.status(wid)).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource(names = {"FINISHED", "FAILED", "CANCELLED", "CRASHED"})
    void endedExecutionHasEnded(ExecutionStatus before) throws Exception {
        String wid = emulator.schedule();
        emulator.move(wid, before);

        Response response = RawHttp.pause(emulator, wid);

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.masked())
                .isEqualTo("{\"error\":{\"id\":\"atmWorkflowExecutionEnded\","
                        + "\"description\":\"Specified automation workflow execution has already ended.\",\"ctx\":C}}");
        assertThat(emulator.status(wid)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonexistent", "%2E%2E", "a%2Fb", "a%25b", "%20", "a;b", "%C4%85"})
    void unknownIdIsNotFound(String wid) throws Exception {
        Response response = RawHttp.pause(emulator, wid);

        assertThat(response.status()).isEqualTo(404);
        assertThat(response.headers()).containsEntry("content-type", "application/json");
        assertThat(response.masked()).isEqualTo(NOT_FOUND);
    }

    @Test
    void missingTokenIsTheFirstThingToBeSaid() throws Exception {
        Response response = RawHttp.send(emulator.port(), "POST " + RawHttp.path("nonexistent") + " HTTP/1.1");

        assertThat(response.status()).isEqualTo(401);
        assertThat(response.masked()).isEqualTo(UNAUTHORIZED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Auth-Token: ",
                "x-auth-token: ",
                "Authorization: Bearer ",
                "Authorization: bearer ",
                "Macaroon: "
            })
    void tokenIsTakenFromEachHeader(String header) throws Exception {
        String head = "POST " + RawHttp.path("nonexistent") + " HTTP/1.1\n" + header + emulator.token();

        assertThat(RawHttp.send(emulator.port(), head).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Auth-Token: bad\nAuthorization: Bearer GOOD\nMacaroon: GOOD",
                "Macaroon: GOOD\nAuthorization: Bearer GOOD\nX-Auth-Token: bad",
                "Authorization: Bearer bad\nMacaroon: GOOD",
                "Authorization: Basic GOOD"
            })
    void firstHeaderThatIsPresentWins(String headers) throws Exception {
        String head = "POST " + RawHttp.path("nonexistent") + " HTTP/1.1\n" + headers.replace("GOOD", emulator.token());

        assertThat(RawHttp.send(emulator.port(), head).status()).isEqualTo(401);
    }

    @Test
    void unknownTokenIsInvalid() throws Exception {
        String head = "POST " + RawHttp.path("nonexistent") + " HTTP/1.1\nX-Auth-Token: github:abc";

        assertThat(RawHttp.send(emulator.port(), head).masked())
                .isEqualTo("{\"error\":{\"id\":\"unauthorized\","
                        + "\"description\":\"You must authenticate yourself to perform this operation: "
                        + "Provided token is not valid.\","
                        + "\"details\":{\"authError\":{\"id\":\"tokenInvalid\",\"description\":\"Provided token is not valid.\"}},"
                        + "\"ctx\":C}}");
    }

    @Test
    void ownerNeedsToScheduleAndAnyOtherToManage() throws Exception {
        User scheduler = emulator.addUser("scheduler", SPACE_SCHEDULE_ATM_WORKFLOW_EXECUTIONS);
        User manager = emulator.addUser("manager", SPACE_MANAGE_ATM_WORKFLOW_EXECUTIONS);

        assertThat(pause(scheduler, emulator.schedule(scheduler)).status()).isEqualTo(204);
        assertThat(pause(manager, emulator.schedule(scheduler)).status()).isEqualTo(204);
        assertThat(pause(scheduler, emulator.schedule(manager)).masked()).isEqualTo(FORBIDDEN);
        assertThat(pause(manager, emulator.schedule(manager)).masked()).isEqualTo(FORBIDDEN);
    }

    @Test
    void missingPrivilegeComesBeforeTheStatus() throws Exception {
        String wid = emulator.schedule();
        emulator.move(wid, ExecutionStatus.FINISHED);

        assertThat(pause(emulator.addUser("nobody"), wid).status()).isEqualTo(403);
    }

    private Response pause(User user, String wid) throws Exception {
        return RawHttp.send(emulator.port(), "POST " + RawHttp.path(wid) + " HTTP/1.1\nX-Auth-Token: " + user.token());
    }
}
