package org.onedata.oneprovider.emulator;

import java.util.Random;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Requests that the emulator is to answer by a {@linkplain OneproviderEmulator#script script}. Immutable.
 *
 * <pre>{@code
 * Requests.next(3)
 * Requests.of(wid).times(2)
 * Requests.all().atRandom(0.1, 42)
 * }</pre>
 */
public final class Requests {
    private final Predicate<RecordedRequest> filter;
    private final @Nullable Integer times;
    private final double rate;
    private final long seed;

    private Requests(Predicate<RecordedRequest> filter, @Nullable Integer times, double rate, long seed) {
        this.filter = filter;
        this.times = times;
        this.rate = rate;
        this.seed = seed;
    }

    /** All requests. */
    public static Requests all() {
        return matching(request -> true);
    }

    /** The next requests, this many. */
    public static Requests next(int times) {
        return all().times(times);
    }

    /** All requests to pause this execution. */
    public static Requests of(String wid) {
        return matching(request -> request.isPauseOf(wid));
    }

    /** All requests of which this is true. */
    public static Requests matching(Predicate<RecordedRequest> filter) {
        return new Requests(filter, null, 1, 0);
    }

    /** The first of these, this many. */
    public Requests times(int times) {
        if (times < 1) {
            throw new IllegalArgumentException("times: must be at least 1: " + times);
        }
        return new Requests(filter, times, rate, seed);
    }

    /**
     * Some of these, drawn at random: which of them depends on the seed alone.
     *
     * @param rate share of them, 0 to 1
     */
    public Requests atRandom(double rate, long seed) {
        if (!(rate >= 0 && rate <= 1)) {
            throw new IllegalArgumentException("rate: must be 0 to 1: " + rate);
        }
        return new Requests(filter, times, rate, seed);
    }

    boolean isLimited() {
        return times != null;
    }

    /** Draws these requests from those that arrive; to be used by one thread at a time. */
    final class Draw {
        private final Random random = new Random(seed);
        private int drawn;

        boolean includes(RecordedRequest request) {
            boolean isDrawn = !isOver() && filter.test(request) && (rate == 1 || random.nextDouble() < rate);
            if (isDrawn) {
                drawn++;
            }
            return isDrawn;
        }

        boolean isOver() {
            return times != null && drawn >= times;
        }
    }
}
