package org.onedata.oneprovider.emulator;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The last requests, as many as may be kept. Thread-safe. */
final class RequestLog {
    /** What is said if none are kept. */
    static final String OFF = "No requests are kept: see keepRequests(...), or --keep-requests of the program";

    private static final int SHOWN = 20;

    private final int maxRequests;
    private final long maxBytes;
    private final Deque<RecordedRequest> requests = new ArrayDeque<>();
    private long bytes;
    private long forgotten;

    RequestLog(int maxRequests, long maxBytes) {
        this.maxRequests = maxRequests;
        this.maxBytes = maxBytes;
    }

    boolean isOn() {
        return maxRequests > 0;
    }

    synchronized void add(RecordedRequest request) {
        requests.addLast(request);
        bytes += request.size();
        while (requests.size() > maxRequests || bytes > maxBytes) {
            bytes -= requests.removeFirst().size();
            forgotten++;
        }
    }

    synchronized void clear() {
        requests.clear();
        bytes = 0;
        forgotten = 0;
    }

    /** Oldest first. */
    synchronized List<RecordedRequest> requests() {
        return List.copyOf(requests);
    }

    /** @throws AssertionError if there are fewer or more, or some have been forgotten */
    void verify(int count, Predicate<RecordedRequest> matching) {
        List<RecordedRequest> all;
        long missing;
        synchronized (this) {
            all = List.copyOf(requests);
            missing = forgotten;
        }
        if (!isOn()) {
            throw new AssertionError(OFF);
        }
        List<RecordedRequest> matched = all.stream().filter(matching).toList();
        if (missing > 0) {
            throw new AssertionError("Expected " + requests(count) + ", but the first " + missing + " of "
                    + (missing + all.size()) + " are no longer kept; among the rest are " + matched.size());
        }
        if (matched.size() != count) {
            throw new AssertionError("Expected " + requests(count) + ", but " + matched.size() + " of "
                    + requests(all.size()) + " matched" + (all.isEmpty() ? "" : ":\n" + shown(all, matching)));
        }
    }

    private static String requests(int count) {
        return count == 1 ? "1 request" : count + " requests";
    }

    private static String shown(List<RecordedRequest> all, Predicate<RecordedRequest> matching) {
        String lines = all.stream()
                .skip(Math.max(0, all.size() - SHOWN))
                .map(request -> (matching.test(request) ? "  matched  " : "           ")
                        + request
                        + request.user().map(user -> " by " + user).orElse(" without a valid token"))
                .collect(Collectors.joining("\n"));
        return all.size() > SHOWN ? "  (" + (all.size() - SHOWN) + " earlier ones)\n" + lines : lines;
    }
}
