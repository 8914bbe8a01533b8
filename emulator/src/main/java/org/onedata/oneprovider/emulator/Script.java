package org.onedata.oneprovider.emulator;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Which requests are answered how. Thread-safe. */
final class Script {
    /** For a number of requests, in the order in which they were added. */
    private final Deque<Line> limited = new ArrayDeque<>();

    /** For any number of requests, the latest first. */
    private final Deque<Line> unlimited = new ArrayDeque<>();

    private volatile boolean isEmpty = true;

    private record Line(Requests.Draw requests, ScriptedResponse response) {}

    synchronized void add(Requests requests, ScriptedResponse response) {
        Line line = new Line(requests.new Draw(), response);
        if (requests.isLimited()) {
            limited.addLast(line);
        } else {
            unlimited.addFirst(line);
        }
        isEmpty = false;
    }

    synchronized void clear() {
        limited.clear();
        unlimited.clear();
        isEmpty = true;
    }

    boolean isEmpty() {
        return isEmpty;
    }

    /** The response to a request; null if it is the emulator's own. */
    synchronized @Nullable ScriptedResponse responseTo(RecordedRequest request) {
        for (Iterator<Line> lines = limited.iterator(); lines.hasNext(); ) {
            Line line = lines.next();
            if (line.requests.includes(request)) {
                if (line.requests.isOver()) {
                    lines.remove();
                    isEmpty = limited.isEmpty() && unlimited.isEmpty();
                }
                return line.response;
            }
        }
        for (Line line : unlimited) {
            if (line.requests.includes(request)) {
                return line.response;
            }
        }
        return null;
    }
}
