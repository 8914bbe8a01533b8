package org.onedata.oneprovider.contract.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.onedata.oneprovider.contract.ServerContract;
import org.onedata.oneprovider.contract.ServerUnderTest;
import org.onedata.oneprovider.contract.ours.LoadCheck;
import org.onedata.oneprovider.contract.ours.PairCheck;
import org.onedata.oneprovider.emulator.ExecutionStatus;
import org.onedata.oneprovider.emulator.OneproviderEmulator;
import org.onedata.oneprovider.server.OneproviderContract;

/** The emulator, a black box like any foreign server, that obeys the contract. */
class EmulatorTest extends ServerContract {
    private static final OneproviderEmulator EMULATOR =
            OneproviderEmulator.builder().likeRelease(false).start();

    @Override
    protected ServerUnderTest start() {
        return ServerUnderTest.at(EMULATOR.baseUrl(), EMULATOR.token(), EMULATOR::close);
    }

    @ParameterizedTest
    @EnumSource
    void statusOfTheExecution(ExecutionStatus status) throws Exception {
        String wid = EMULATOR.schedule();
        EMULATOR.move(wid, status);
        int answer = PairCheck.pause(EMULATOR.baseUrl(), EMULATOR.token(), wid);
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
}
