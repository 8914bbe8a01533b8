package org.onedata.oneprovider.emulator;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Handler in front of the service that records the last requests, delays them, and plays scripted responses. */
final class Traffic extends Handler.Wrapper {
    private final Duration latency;
    private final int kept;
    private final Queue<ScriptedResponse> script = new ConcurrentLinkedQueue<>();
    private final Deque<RecordedRequest> requests = new ArrayDeque<>();

    /** @param kept number of requests to keep */
    Traffic(Handler service, Duration latency, int kept) {
        super(service);
        this.latency = latency;
        this.kept = kept;
    }

    void enqueue(ScriptedResponse response) {
        script.add(response);
    }

    /** The recorded requests, oldest first. */
    List<RecordedRequest> requests() {
        synchronized (requests) {
            return List.copyOf(requests);
        }
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        record(request);
        if (!isUri(request)) {
            Response.writeError(request, response, callback, 400);
            return true;
        }
        ScriptedResponse scripted = script.poll();
        Duration delay = scripted == null ? latency : latency.plus(scripted.delay());
        if (delay.isZero()) {
            return respond(scripted, request, response, callback);
        }
        Runnable later = () -> {
            try {
                respond(scripted, request, response, callback);
            } catch (Exception e) {
                Response.writeError(request, response, callback, e);
            }
        };
        request.getComponents()
                .getScheduler()
                .schedule(
                        () -> request.getComponents().getExecutor().execute(later),
                        delay.toNanos(),
                        TimeUnit.NANOSECONDS);
        return true;
    }

    private boolean respond(@Nullable ScriptedResponse scripted, Request request, Response response, Callback callback)
            throws Exception {
        if (scripted == null || scripted.kind() == ScriptedResponse.Kind.OWN) {
            return super.handle(request, response, callback);
        }
        if (scripted.kind() == ScriptedResponse.Kind.RESET) {
            reset(request.getConnectionMetaData().getConnection().getEndPoint());
            callback.succeeded(); // A failure would be logged, and nothing can be written any more.
            return true;
        }
        byte[] body = scripted.body().getBytes(StandardCharsets.UTF_8);
        response.setStatus(scripted.status());
        if (body.length > 0) {
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        }
        scripted.headers().forEach(response.getHeaders()::put);
        response.write(true, ByteBuffer.wrap(body), callback);
        return true;
    }

    private static void reset(EndPoint endPoint) throws IOException {
        if (endPoint.getTransport() instanceof SocketChannel channel) {
            channel.setOption(StandardSocketOptions.SO_LINGER, 0); // Makes the close a reset, not an orderly end.
        }
        endPoint.close();
    }

    private void record(Request request) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        request.getHeaders()
                .forEach(field -> headers.computeIfAbsent(
                                field.getName().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                        .add(field.getValue() == null ? "" : field.getValue()));
        headers.replaceAll((name, values) -> List.copyOf(values));
        RecordedRequest recorded =
                new RecordedRequest(request.getMethod(), request.getHttpURI().getPathQuery(), headers);
        synchronized (requests) {
            requests.addLast(recorded);
            if (requests.size() > kept) {
                requests.removeFirst();
            }
        }
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
