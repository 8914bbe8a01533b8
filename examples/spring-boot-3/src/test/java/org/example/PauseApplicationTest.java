package org.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.onedata.oneprovider.client.NotFoundException;
import org.onedata.oneprovider.emulator.ExecutionStatus;
import org.onedata.oneprovider.emulator.OneproviderEmulator;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest
class PauseApplicationTest {
    private static final OneproviderEmulator ONEPROVIDER =
            OneproviderEmulator.builder().standingTime(Instant.EPOCH).start();

    @Autowired
    private Executions executions;

    @DynamicPropertySource
    static void oneprovider(DynamicPropertyRegistry properties) {
        properties.add("oneprovider.base-url", ONEPROVIDER::baseUrl);
        properties.add("oneprovider.token", ONEPROVIDER::token);
    }

    @AfterAll
    static void stop() {
        ONEPROVIDER.close();
    }

    @Test
    void pauses() {
        String wid = ONEPROVIDER.schedule();

        executions.pause(wid);

        assertThat(ONEPROVIDER.status(wid)).isEqualTo(ExecutionStatus.STOPPING);
        assertThatThrownBy(() -> executions.pause("unknown"))
                .isInstanceOf(NotFoundException.class)
                .satisfies(e -> System.out.println("spring-boot-3: " + e.getMessage()));
        System.out.println("spring-boot-3: " + ONEPROVIDER.requests().size() + " requests");
    }
}
