package org.onedata.oneprovider.emulator;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;

/** The last requests for Oneprovider, for the page to show. Thread-safe, and small whatever is requested. */
final class PageLog implements RequestLog {
    private static final int SHOWN = 20;
    private static final int MAX_PATH = 300;

    private final String below;
    private final Deque<Line> lines = new ArrayDeque<>();

    /** @param below path of what is logged, and all below */
    PageLog(String below) {
        this.below = below + "/";
    }

    /** @param status 0 if the connection was closed without an answer */
    record Line(String time, String method, String path, int status) {}

    @Override
    public void log(Request request, Response response) {
        String path = request.getHttpURI().getPathQuery();
        if (path == null || !path.startsWith(below)) {
            return;
        }
        Instant time = Instant.ofEpochMilli(Request.getTimeStamp(request)).truncatedTo(ChronoUnit.MILLIS);
        String shown = path.length() <= MAX_PATH ? path : path.substring(0, MAX_PATH) + "…";
        Line line = new Line(time.toString(), request.getMethod(), shown, response.getStatus());
        synchronized (lines) {
            lines.addFirst(line);
            if (lines.size() > SHOWN) {
                lines.removeLast();
            }
        }
    }

    /** Latest first. */
    List<Line> lines() {
        synchronized (lines) {
            return List.copyOf(lines);
        }
    }
}
