package org.onedata.oneprovider.emulator;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Promise;
import org.jspecify.annotations.Nullable;

/** Handler in front of the service that records the last requests, delays them, and plays scripted responses. */
final class Traffic extends Handler.Wrapper {
    private static final String MASK = "***";

    private final Oneprovider oneprovider;
    private final ErrorBodies errors;
    private final Duration latency;
    private final Script script;
    private final RequestLog log;

    /** Requests with a scripted response that is not there yet. */
    private final Set<Held> held = ConcurrentHashMap.newKeySet();

    Traffic(
            Handler service,
            Oneprovider oneprovider,
            ErrorBodies errors,
            Duration latency,
            Script script,
            RequestLog log) {
        super(service);
        this.oneprovider = oneprovider;
        this.errors = errors;
        this.latency = latency;
        this.script = script;
        this.log = log;
    }

    /** Closes the connections of requests with a scripted response that is not there yet. */
    void abandon() {
        held.forEach(Held::end);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (!log.isOn() && script.isEmpty()) {
            return answer(null, request, response, callback);
        }
        if (!hasBody(request)) {
            return answer(record(request, ""), request, response, callback);
        }
        Content.Source.asByteBuffer(
                request,
                Promise.from(
                        body -> {
                            String text = StandardCharsets.UTF_8.decode(body).toString();
                            guard(
                                    () -> answer(record(request, text), request, response, callback),
                                    request,
                                    response,
                                    callback);
                        },
                        failure -> Response.writeError(request, response, callback, failure)));
        return true;
    }

    private static boolean hasBody(Request request) {
        return request.getLength() > 0 || request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING);
    }

    private interface Handling {
        void handle() throws Exception;
    }

    /** For what is handled on another thread than that of {@link #handle}. */
    private static void guard(Handling handling, Request request, Response response, Callback callback) {
        try {
            handling.handle();
        } catch (Exception e) {
            Response.writeError(request, response, callback, e);
        }
    }

    private boolean answer(@Nullable RecordedRequest recorded, Request request, Response response, Callback callback)
            throws Exception {
        if (!isUri(request)) {
            Response.writeError(request, response, callback, 400);
            return true;
        }
        ScriptedResponse scripted = recorded == null ? null : script.responseTo(recorded);
        if (scripted != null && !scripted.delay().isZero()) {
            Held waiting = Held.hold(held, request, callback);
            later(latency.plus(scripted.delay()), request, response, callback, () -> {
                if (waiting.release()) {
                    play(scripted, request, response, callback);
                }
            });
        } else if (!latency.isZero()) {
            later(latency, request, response, callback, () -> play(scripted, request, response, callback));
        } else {
            return play(scripted, request, response, callback);
        }
        return true;
    }

    private static void later(
            Duration delay, Request request, Response response, Callback callback, Handling handling) {
        Runnable task = () -> guard(handling, request, response, callback);
        request.getComponents()
                .getScheduler()
                .schedule(
                        () -> request.getComponents().getExecutor().execute(task),
                        TimeUnit.NANOSECONDS.convert(delay),
                        TimeUnit.NANOSECONDS);
    }

    private boolean play(@Nullable ScriptedResponse scripted, Request request, Response response, Callback callback)
            throws Exception {
        if (scripted == null) {
            return super.handle(request, response, callback);
        }
        switch (scripted.kind()) {
            case FIXED -> {
                response.setStatus(scripted.status());
                send(scripted, scripted.body().getBytes(StandardCharsets.UTF_8), request, response, callback);
            }
            case ERROR -> {
                response.setStatus(scripted.error().status());
                send(scripted, errors.of(scripted.error()), request, response, callback);
            }
            case OWN -> {
                Caught caught = new Caught(request, response);
                return super.handle(
                        request,
                        caught,
                        Callback.from(
                                () -> send(scripted, caught.body.toByteArray(), request, response, callback),
                                callback::failed));
            }
            case RESET -> {
                Held reset = Held.hold(held, request, callback);
                RawResponse.reset(request);
                reset.end();
            }
            case GARBAGE -> RawResponse.sendGarbage(request, Held.hold(held, request, callback)::end, scripted);
            case SILENCE -> Held.hold(held, request, callback).endWithClient();
        }
        return true;
    }

    /** Sends a response whose status is set, and whose headers, as far as they are not scripted. */
    private void send(ScriptedResponse scripted, byte[] body, Request request, Response response, Callback callback) {
        scripted.headers().forEach(response.getHeaders()::put);
        if (scripted.isRaw()) {
            HttpFields headers = HttpFields.build(response.getHeaders());
            response.getHeaders().clear(); // Of Jetty's response, which has no body.
            Held answered = Held.hold(held, request, callback);
            RawResponse.send(request, answered::end, scripted, response.getStatus(), headers, body);
        } else {
            response.write(true, ByteBuffer.wrap(body), callback);
        }
    }

    /** The emulator's own response, which is not sent yet. */
    private static final class Caught extends Response.Wrapper {
        private final ByteArrayOutputStream body = new ByteArrayOutputStream();

        Caught(Request request, Response response) {
            super(request, response);
        }

        @Override
        public void write(boolean last, ByteBuffer content, Callback callback) {
            if (BufferUtil.hasContent(content)) {
                body.writeBytes(BufferUtil.toArray(content));
                content.position(content.limit());
            }
            callback.succeeded();
        }
    }

    private RecordedRequest record(Request request, String body) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        request.getHeaders().forEach(field -> {
            String name = field.getName().toLowerCase(Locale.ROOT);
            String value = field.getValue() == null ? "" : field.getValue();
            headers.computeIfAbsent(name, first -> new ArrayList<>()).add(masked(name, value));
        });
        headers.replaceAll((name, values) -> List.copyOf(values));
        String token = token(request.getHeaders());
        User user = token == null ? null : oneprovider.userOf(token);
        RecordedRequest recorded = new RecordedRequest(
                request.getMethod(),
                request.getHttpURI().getPathQuery(),
                headers,
                body,
                user == null ? null : user.name());
        if (log.isOn()) {
            log.add(recorded);
        }
        return recorded;
    }

    private static String masked(String name, String value) {
        return switch (name) {
            case "x-auth-token", "macaroon" -> MASK;
            case "authorization" -> value.contains(" ") ? value.substring(0, value.indexOf(' ') + 1) + MASK : MASK;
            default -> value;
        };
    }

    private static @Nullable String token(HttpFields headers) {
        String token = headers.get("X-Auth-Token");
        String authorization = headers.get(HttpHeader.AUTHORIZATION);
        if (token == null
                && authorization != null
                && authorization.toLowerCase(Locale.ROOT).startsWith("bearer ")) {
            token = authorization.substring("Bearer ".length());
        }
        if (token == null) {
            token = headers.get("Macaroon");
        }
        return token == null ? null : token.strip();
    }

    /**
     * Whether {@link URI} can parse the query. Jetty accepts any, but Jersey fails on others and logs a stack trace.
     */
    private static boolean isUri(Request request) {
        try {
            new URI(request.getHttpURI().getPathQuery());
            return true;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
