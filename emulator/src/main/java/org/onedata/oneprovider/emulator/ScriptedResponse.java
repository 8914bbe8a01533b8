package org.onedata.oneprovider.emulator;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onedata.oneprovider.server.OneproviderErrorException;

/**
 * Scripted reaction of the emulator to a request, set with {@link OneproviderEmulator#enqueue} or
 * {@link OneproviderEmulator#script}. Immutable.
 *
 * <pre>{@code
 * emulator.enqueue(ScriptedResponse.error("serviceUnavailable").withHeader("Retry-After", "1"));
 * emulator.enqueue(ScriptedResponse.of(502, "<html>Bad Gateway</html>").withHeader("Content-Type", "text/html"));
 * emulator.enqueue(ScriptedResponse.late(Duration.ofSeconds(2)));
 * emulator.enqueue(ScriptedResponse.own().cutInBody());
 * emulator.enqueue(ScriptedResponse.reset());
 * }</pre>
 */
public final class ScriptedResponse {
    enum Kind {
        /** A status with headers and a body. */
        FIXED,
        /** An error, whose body depends on the release. */
        ERROR,
        /** What the emulator answers by itself. */
        OWN,
        RESET,
        GARBAGE,
        SILENCE
    }

    enum Cut {
        NONE,
        IN_HEAD,
        IN_BODY
    }

    private final Kind kind;
    private int status;
    private String body = "";
    private long length;
    private @Nullable OneproviderErrorException error;
    private Map<String, String> headers = Map.of();
    private Duration delay = Duration.ZERO;
    private Duration betweenBytes = Duration.ZERO;
    private Cut cut = Cut.NONE;

    private ScriptedResponse(Kind kind) {
        this.kind = kind;
    }

    private ScriptedResponse(ScriptedResponse other) {
        kind = other.kind;
        status = other.status;
        body = other.body;
        length = other.length;
        error = other.error;
        headers = other.headers;
        delay = other.delay;
        betweenBytes = other.betweenBytes;
        cut = other.cut;
    }

    /**
     * A response with this status and body. It is {@code application/json} unless another {@code Content-Type} is set.
     *
     * @param status 200 to 599
     * @param body sent as UTF-8; empty for no body
     */
    public static ScriptedResponse of(int status, String body) {
        if (status < 200 || status > 599) {
            throw new IllegalArgumentException("status: must be 200 to 599: " + status);
        }
        ScriptedResponse response = new ScriptedResponse(Kind.FIXED);
        response.status = status;
        response.body = requireNonNull(body, "body");
        response.headers = body.isEmpty() ? Map.of() : Map.of("Content-Type", "application/json");
        return response;
    }

    /**
     * A response whose body is longer than anybody should read. The bytes are made while they are sent; there may be
     * gigabytes of them.
     *
     * @param status 200 to 599
     * @param bytes length of the body, which consists of the letter x
     */
    public static ScriptedResponse ofLength(int status, long bytes) {
        if (bytes < 1) {
            throw new IllegalArgumentException("length: must be at least 1: " + bytes);
        }
        ScriptedResponse response = of(status, "").withHeader("Content-Type", "text/plain");
        response.length = bytes;
        return response;
    }

    /**
     * An error of Onedata without details, with its status, as the release of the emulator sends it. One that is part
     * of another, such as {@code tokenInvalid}, is sent in it.
     *
     * @param id such as {@code serviceUnavailable}
     * @throws IllegalArgumentException if there is no such error, or it needs details
     */
    public static ScriptedResponse error(String id) {
        return error(id, Map.of());
    }

    /**
     * An error of Onedata, with its status, as the release of the emulator sends it.
     *
     * @param id such as {@code posix}
     * @param details such as {@code errno}, with values that can be written as JSON: texts, numbers, lists, maps
     * @throws IllegalArgumentException if there is no such error, or its details are others
     */
    public static ScriptedResponse error(String id, Map<String, ?> details) {
        ScriptedResponse response = new ScriptedResponse(Kind.ERROR);
        response.error = ErrorList.get().answer(id, details);
        response.headers = Map.of("Content-Type", "application/json");
        return response;
    }

    /**
     * The response of a contract vector.
     *
     * @param id such as {@code ForbiddenOfThePage}
     * @throws IllegalArgumentException if there is no such vector of a response
     */
    public static ScriptedResponse vector(String id) {
        VectorList.Response vector = VectorList.get(id);
        ScriptedResponse response = of(vector.status(), vector.body() == null ? "" : vector.body());
        response.headers = vector.headers() == null ? Map.of() : Map.copyOf(vector.headers());
        return response;
    }

    /** A redirect (307) to another URL. */
    public static ScriptedResponse redirect(String url) {
        return of(307, "").withHeader("Location", url);
    }

    /** The emulator's own response, to be delayed, slowed down or cut. */
    public static ScriptedResponse own() {
        return new ScriptedResponse(Kind.OWN);
    }

    /** The emulator's own response, after a delay. */
    public static ScriptedResponse late(Duration delay) {
        return own().after(delay);
    }

    /** No response: the connection is reset, and the request is not processed. */
    public static ScriptedResponse reset() {
        return new ScriptedResponse(Kind.RESET);
    }

    /** Bytes that are no HTTP, then the end of the connection; the request is not processed. */
    public static ScriptedResponse garbage() {
        return new ScriptedResponse(Kind.GARBAGE);
    }

    /**
     * No response, ever: the connection stays open until the client closes it, or the emulator is reset or closed. The
     * request is not processed.
     */
    public static ScriptedResponse silence() {
        return new ScriptedResponse(Kind.SILENCE);
    }

    /**
     * Returns a copy with this header, in addition to those that the response has anyway, or in place of one of them.
     */
    public ScriptedResponse withHeader(String name, String value) {
        ScriptedResponse copy = new ScriptedResponse(this);
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.keySet().removeIf(name::equalsIgnoreCase);
        more.put(name, value);
        copy.headers = more;
        return copy;
    }

    /** Returns a copy that is sent after a delay. The emulator's own response is made after it, too. */
    public ScriptedResponse after(Duration delay) {
        if (delay.isNegative()) {
            throw new IllegalArgumentException("delay: must not be negative: " + delay);
        }
        ScriptedResponse copy = new ScriptedResponse(this);
        copy.delay = delay;
        return copy;
    }

    /** Returns a copy that is sent byte by byte, head and body, with this time between one byte and the next. */
    public ScriptedResponse slowly(Duration betweenBytes) {
        if (betweenBytes.isNegative() || betweenBytes.isZero()) {
            throw new IllegalArgumentException("betweenBytes: must be positive: " + betweenBytes);
        }
        ScriptedResponse copy = new ScriptedResponse(this);
        copy.betweenBytes = betweenBytes;
        return copy;
    }

    /** Returns a copy whose connection ends in the middle of the head. */
    public ScriptedResponse cutInHead() {
        return cut(Cut.IN_HEAD);
    }

    /** Returns a copy whose connection ends in the middle of the body, or after the head if there is no body. */
    public ScriptedResponse cutInBody() {
        return cut(Cut.IN_BODY);
    }

    private ScriptedResponse cut(Cut cut) {
        if (kind != Kind.FIXED && kind != Kind.ERROR && kind != Kind.OWN) {
            throw new IllegalArgumentException("cut: there is no response to cut");
        }
        ScriptedResponse copy = new ScriptedResponse(this);
        copy.cut = cut;
        return copy;
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

    /** Bytes of a body that is made while it is sent; 0 for another. */
    long length() {
        return length;
    }

    OneproviderErrorException error() {
        return requireNonNull(error);
    }

    Map<String, String> headers() {
        return headers;
    }

    Duration delay() {
        return delay;
    }

    Duration betweenBytes() {
        return betweenBytes;
    }

    Cut cut() {
        return cut;
    }

    /** Whether it cannot be sent as HTTP servers send responses. */
    boolean isRaw() {
        boolean isStray = (status == 204 || status == 304) && !body.isEmpty();
        return length > 0 || cut != Cut.NONE || !betweenBytes.isZero() || isStray;
    }
}
