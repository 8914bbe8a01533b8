package org.onedata.oneprovider.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.onedata.oneprovider.emulator.ExecutionStatus.ACTIVE;
import static org.onedata.oneprovider.emulator.ExecutionStatus.PAUSED;
import static org.onedata.oneprovider.emulator.ExecutionStatus.STOPPING;
import static org.onedata.oneprovider.emulator.Privilege.SPACE_MANAGE_ATM_WORKFLOW_EXECUTIONS;
import static org.onedata.oneprovider.emulator.Privilege.SPACE_SCHEDULE_ATM_WORKFLOW_EXECUTIONS;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArrangeTest {
    private OneproviderEmulator emulator;

    @BeforeAll
    void start() {
        emulator =
                OneproviderEmulator.builder().settleAfter(Duration.ofHours(1)).start();
    }

    @BeforeEach
    void reset() {
        emulator.reset();
    }

    @AfterAll
    void stop() {
        emulator.close();
    }

    @Test
    void executionIsAsATestWantsIt() throws Exception {
        User alice = emulator.addUser(
                "alice", user -> user.token("alices token").privileges(SPACE_SCHEDULE_ATM_WORKFLOW_EXECUTIONS));

        String wid = emulator.schedule(
                execution -> execution.wid("nightly").owner(alice).status(ACTIVE));

        assertThat(wid).isEqualTo("nightly");
        assertThat(emulator.status("nightly")).isEqualTo(ACTIVE);
        assertThat(pause("alices token", "nightly")).isEqualTo(204);
    }

    @Test
    void privilegeIsHeldInOneSpaceAndNotInAnother() throws Exception {
        User alice = emulator.addUser("alice", user -> user.privilegesIn("lab", SPACE_MANAGE_ATM_WORKFLOW_EXECUTIONS));
        String inLab = emulator.schedule(execution -> execution.space("lab"));
        String elsewhere = emulator.schedule(execution -> execution.space("elsewhere"));

        assertThat(pause(alice.token(), inLab)).isEqualTo(204);
        assertThat(pause(alice.token(), elsewhere)).isEqualTo(403);
        assertThat(pause(alice.token(), emulator.schedule())).isEqualTo(403);
        assertThat(pause(emulator.token(), elsewhere)).as("first user").isEqualTo(204);
    }

    @Test
    void whatCannotBeIsRefused() throws Exception {
        emulator.schedule(execution -> execution.wid("x"));
        assertThatThrownBy(() -> emulator.schedule(execution -> execution.wid("x")))
                .hasMessage("wid: already exists: x");
        assertThatThrownBy(() -> emulator.addUser("first user"))
                .hasMessage("name: belongs to another user: first user");
        assertThatThrownBy(() -> emulator.addUser("bob", user -> user.token(emulator.token())))
                .hasMessage("token: belongs to another user");
        User gone = emulator.addUser("gone");
        emulator.reset();
        assertThatThrownBy(() -> emulator.schedule(gone)).hasMessage("owner: no user of this emulator: gone");
    }

    @Test
    void timeIsMovedWhetherItStandsOrNot() throws Exception {
        String first = emulator.schedule();
        pause(emulator.token(), first);
        assertThat(emulator.status(first)).isEqualTo(STOPPING);
        emulator.advance(Duration.ofHours(1));
        assertThat(emulator.status(first)).isEqualTo(PAUSED);
        assertThat(emulator.time()).isAfter(Instant.now().plus(Duration.ofMinutes(59)));

        Instant now = Instant.parse("2026-01-02T03:04:05Z");
        emulator.stopTime(now);
        String second = emulator.schedule();
        pause(emulator.token(), second);
        emulator.advance(Duration.ofHours(1).minusNanos(1));
        assertThat(emulator.status(second)).isEqualTo(STOPPING);
        emulator.advance(Duration.ofNanos(1));
        assertThat(emulator.status(second)).isEqualTo(PAUSED);
        assertThat(emulator.time()).isEqualTo(now.plus(Duration.ofHours(1)));

        assertThatThrownBy(() -> emulator.advance(Duration.ofNanos(-1)))
                .hasMessage("duration: must not be negative: PT-0.000000001S");
    }

    @Test
    void resetBringsBackTheStart() throws Exception {
        String token = emulator.token();
        int port = emulator.port();
        User alice = emulator.addUser("alice", SPACE_MANAGE_ATM_WORKFLOW_EXECUTIONS);
        String wid = emulator.schedule(alice);
        emulator.stopTime(Instant.EPOCH);
        emulator.script(Requests.all(), ScriptedResponse.error("forbidden"));
        assertThat(pause(token, wid)).isEqualTo(403);

        emulator.reset();

        assertThat(emulator.requests()).isEmpty();
        assertThat(emulator.time()).isAfter(Instant.EPOCH);
        assertThatThrownBy(() -> emulator.status(wid)).hasMessage("wid: no such execution: " + wid);
        assertThat(pause(alice.token(), wid)).isEqualTo(401);
        assertThat(pause(token, wid)).isEqualTo(404);
        assertThat(emulator.token()).isEqualTo(token);
        assertThat(emulator.port()).isEqualTo(port);
        emulator.addUser("alice");
    }

    private int pause(String token, String wid) throws Exception {
        return RawHttp.send(emulator.port(), "POST " + RawHttp.path(wid) + " HTTP/1.1\nX-Auth-Token: " + token)
                .status();
    }
}
