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

/** What stands between the network and the service: keeps the last requests, delays, and answers as it was told to. */
final class Traffic extends Handler.Wrapper {
    private final Duration latency;
    private final int kept;
    private final Queue<ScriptedResponse> answers = new ConcurrentLinkedQueue<>();
    private final Deque<RecordedRequest> requests = new ArrayDeque<>();

    /** @param kept how many requests are kept */
    Traffic(Handler service, Duration latency, int kept) {
        super(service);
        this.latency = latency;
        this.kept = kept;
    }

    void enqueue(ScriptedResponse answer) {
        answers.add(answer);
    }

    /** The requests that were kept, the oldest first. */
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
        ScriptedResponse answer = answers.poll();
        Duration delay = answer == null ? latency : latency.plus(answer.delay());
        if (delay.isZero()) {
            return answer(answer, request, response, callback);
        }
        Runnable later = () -> {
            try {
                answer(answer, request, response, callback);
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

    private boolean answer(@Nullable ScriptedResponse answer, Request request, Response response, Callback callback)
            throws Exception {
        if (answer == null || answer.kind() == ScriptedResponse.Kind.OWN) {
            return super.handle(request, response, callback);
        }
        if (answer.kind() == ScriptedResponse.Kind.RESET) {
            reset(request.getConnectionMetaData().getConnection().getEndPoint());
            callback.succeeded(); // A failure would be logged, and nothing can be written any more.
            return true;
        }
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        response.setStatus(answer.status());
        if (body.length > 0) {
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        }
        answer.headers().forEach(response.getHeaders()::put);
        response.write(true, ByteBuffer.wrap(body), callback);
        return true;
    }

    private static void reset(EndPoint endPoint) throws IOException {
        if (endPoint.getTransport() instanceof SocketChannel channel) {
            channel.setOption(StandardSocketOptions.SO_LINGER, 0); // So that it is a reset, and not an orderly end.
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

    /** Jersey fails, with a stack trace in the log, where a query is not one by {@link URI}; Jetty lets it through. */
    private static boolean isUri(Request request) {
        try {
            new URI(request.getHttpURI().getPathQuery());
            return true;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
