package org.onedata.oneprovider.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WatchdogTest {

    /** Or else one failure would turn off all timeouts for good. */
    @Test
    void outlivesWhatFails() throws Exception {
        AtomicInteger sweeps = new AtomicInteger();
        try (Watchdog watchdog = new Watchdog(() -> {
            sweeps.incrementAndGet();
            throw new IllegalStateException("on purpose");
        })) {
            watchdog.watch(System.nanoTime(), () -> {
                throw new IllegalStateException("on purpose");
            });
            await().until(() -> sweeps.get() > 1);
            CountDownLatch cancelled = new CountDownLatch(1);
            watchdog.watch(System.nanoTime(), cancelled::countDown);
            assertThat(cancelled.await(2, TimeUnit.SECONDS)).isTrue();
        }
    }
}
