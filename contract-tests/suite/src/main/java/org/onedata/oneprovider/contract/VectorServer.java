package org.onedata.oneprovider.contract;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ProtocolException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.onedata.oneprovider.contract.ResponseVector.Response;

/**
 * Server on a bare socket that sends the responses of vectors and records requests, so that no library interprets HTTP.
 */
final class VectorServer implements AutoCloseable {
    static final String BASE_PATH = "/api/v3/oneprovider";

    private static final Response NO_CONTENT = new Response(204, null, null);

    /** What a client may send before it is stopped: more than any vector makes it send. */
    private static final int MOST_REQUESTS = 100;

    private final ServerSocket listener;
    private final Queue<Response> script = new ConcurrentLinkedQueue<>();
    private final List<RawMessage> requests = new CopyOnWriteArrayList<>();
    private final List<Socket> connections = new CopyOnWriteArrayList<>();
    private volatile @Nullable String garbage;

    VectorServer() {
        try {
            listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        daemon(this::accept);
    }

    String baseUrl() {
        return "http://127.0.0.1:" + listener.getLocalPort() + BASE_PATH;
    }

    /** Adds a response to the script; after its end, every response is a 204. */
    void enqueue(Response response) {
        script.add(response);
    }

    /** The requests so far, ordered by when they were complete. */
    List<RawMessage> requests() {
        return List.copyOf(requests);
    }

    /** What came and was no request; null if nothing did. */
    @Nullable
    String garbage() {
        return garbage;
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket connection : connections) {
            connection.close();
        }
    }

    private void accept() {
        try {
            while (connections.size() < MOST_REQUESTS) {
                Socket connection = listener.accept();
                connections.add(connection);
                daemon(() -> serve(connection));
            }
            listener.close();
        } catch (IOException e) {
            // The server was closed.
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            InputStream in = new BufferedInputStream(connection.getInputStream());
            OutputStream out = connection.getOutputStream();
            for (RawMessage request = RawMessage.request(in);
                    request != null && requests.size() < MOST_REQUESTS;
                    request = RawMessage.request(in)) {
                requests.add(request);
                Response response = script.poll();
                out.write(bytes(response == null ? NO_CONTENT : response));
                out.flush();
            }
        } catch (ProtocolException e) {
            garbage = e.getMessage();
        } catch (IOException e) {
            // Closed by the client or close().
        }
    }

    private static byte[] bytes(Response response) throws IOException {
        byte[] body = response.body() == null ? new byte[0] : response.body().getBytes(StandardCharsets.UTF_8);
        StringBuilder head = new StringBuilder("HTTP/1.1 " + response.status() + " Vector\r\n");
        response.headers().forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
        if (response.status() != 204) { // A 204 must not have one.
            head.append("Content-Length: " + body.length + "\r\n");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        bytes.write(body);
        return bytes.toByteArray();
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "vector-server");
        thread.setDaemon(true);
        thread.start();
    }
}
