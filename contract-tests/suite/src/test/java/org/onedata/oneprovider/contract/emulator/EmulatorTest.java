package org.onedata.oneprovider.contract.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.onedata.oneprovider.contract.BlackBoxCheck;
import org.onedata.oneprovider.contract.LoadCheck;
import org.onedata.oneprovider.contract.MalformedRequestVector;
import org.onedata.oneprovider.contract.RequestVector;
import org.onedata.oneprovider.contract.Vectors;
import org.onedata.oneprovider.emulator.ExecutionStatus;
import org.onedata.oneprovider.emulator.OneproviderEmulator;
import org.onedata.oneprovider.server.OneproviderContract;

/** The emulator, checked like any foreign server, whose responses cannot be scripted, and that obeys the contract. */
class EmulatorTest {
    private static final OneproviderEmulator EMULATOR =
            OneproviderEmulator.builder().likeRelease(false).start();

    private final BlackBoxCheck check = new BlackBoxCheck(EMULATOR.baseUrl(), EMULATOR.token());

    @AfterAll
    static void close() {
        EMULATOR.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("requests")
    void request(RequestVector vector) throws Exception {
        check.check(vector);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("malformedRequests")
    void malformedRequest(MalformedRequestVector vector) throws Exception {
        check.check(vector);
    }

    @ParameterizedTest
    @EnumSource
    void statusOfTheExecution(ExecutionStatus status) throws Exception {
        String wid = EMULATOR.schedule();
        EMULATOR.move(wid, status);
        int answer = check.pause(wid);
        assertThat(answer).isEqualTo(status.compareTo(ExecutionStatus.STOPPING) <= 0 ? 204 : 400);
    }

    @Test
    void tenThousandPausesOverTwoHundredConnections() throws Exception {
        try (OneproviderEmulator emulator =
                OneproviderEmulator.builder().settleAfter(Duration.ZERO).start()) {
            List<String> wids =
                    Stream.generate(emulator::schedule).limit(10_000).toList();

            new LoadCheck(emulator.baseUrl(), emulator.token()).pauses(wids);

            await().until(() -> wids.stream().allMatch(wid -> emulator.status(wid) == ExecutionStatus.PAUSED));
        }
    }

    /** Requests any path, since the emulator is the whole server. */
    @Test
    void randomRequests() throws Exception {
        new LoadCheck(EMULATOR.baseUrl(), EMULATOR.token())
                .randomRequests(Integer.getInteger("random.requests", 10_000), OneproviderContract.BASE_PATH, "");
    }

    static List<RequestVector> requests() {
        return BlackBoxCheck.requests(Vectors.load());
    }

    static List<MalformedRequestVector> malformedRequests() {
        return BlackBoxCheck.malformedRequests(Vectors.load());
    }
}
