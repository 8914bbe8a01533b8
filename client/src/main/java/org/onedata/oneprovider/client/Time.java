package org.onedata.oneprovider.client;

import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** Clock, waiting and chance, so that tests need none of them. */
interface Time {
    Time SYSTEM = new Time() {
        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public Instant now() {
            return Instant.now();
        }

        @Override
        public boolean sleep(long nanos, CountDownLatch alarm) throws InterruptedException {
            return alarm.await(nanos, TimeUnit.NANOSECONDS);
        }

        @Override
        public double random() {
            return ThreadLocalRandom.current().nextDouble();
        }
    };

    long nanos();

    Instant now();

    /** Sleeps for so long, or until the alarm goes off; returns whether it did. */
    boolean sleep(long nanos, CountDownLatch alarm) throws InterruptedException;

    /** From 0, inclusive, to 1, exclusive. */
    double random();
}
