package org.onedata.oneprovider.emulator;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Scripted reaction of the emulator to one request, set with {@link OneproviderEmulator#enqueue}. Immutable.
 *
 * <pre>{@code
 * emulator.enqueue(ScriptedResponse.of(503, "<html>Bad Gateway</html>").withHeader("Retry-After", "1"));
 * emulator.enqueue(ScriptedResponse.late(Duration.ofSeconds(2)));
 * emulator.enqueue(ScriptedResponse.reset());
 * }</pre>
 */
public final class ScriptedResponse {
    enum Kind {
        FIXED,
        OWN,
        RESET
    }

    private final Kind kind;
    private final int status;
    private final String body;
    private final Map<String, String> headers;
    private final Duration delay;

    private ScriptedResponse(Kind kind, int status, String body, Map<String, String> headers, Duration delay) {
        this.kind = kind;
        this.status = status;
        this.body = body;
        this.headers = headers;
        this.delay = delay;
    }

    /**
     * A response with this status and body. It is {@code application/json} unless another {@code Content-Type} is set.
     *
     * @param body sent as UTF-8; empty for no body
     */
    public static ScriptedResponse of(int status, String body) {
        if (status < 200 || status > 599) {
            throw new IllegalArgumentException("status: must be 200 to 599: " + status);
        }
        return new ScriptedResponse(Kind.FIXED, status, requireNonNull(body, "body"), Map.of(), Duration.ZERO);
    }

    /** The emulator's own response, after a delay. */
    public static ScriptedResponse late(Duration delay) {
        return new ScriptedResponse(Kind.OWN, 0, "", Map.of(), Duration.ZERO).after(delay);
    }

    /** No response: the connection is reset, and the request is not processed. */
    public static ScriptedResponse reset() {
        return new ScriptedResponse(Kind.RESET, 0, "", Map.of(), Duration.ZERO);
    }

    /** Returns a copy with this header. Only responses made with {@link #of} send it. */
    public ScriptedResponse withHeader(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new ScriptedResponse(kind, status, body, Map.copyOf(more), delay);
    }

    /** Returns a copy that is sent after a delay. */
    public ScriptedResponse after(Duration delay) {
        if (delay.isNegative()) {
            throw new IllegalArgumentException("delay: must not be negative: " + delay);
        }
        return new ScriptedResponse(kind, status, body, headers, delay);
    }

    Kind kind() {
        return kind;
    }

    int status() {
        return status;
    }

    String body() {
        return body;
    }

    Map<String, String> headers() {
        return headers;
    }

    Duration delay() {
        return delay;
    }
}
