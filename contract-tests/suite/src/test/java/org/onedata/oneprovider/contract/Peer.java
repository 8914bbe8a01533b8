package org.onedata.oneprovider.contract;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A server on a bare socket, which does with each connection what it is told. */
final class Peer implements AutoCloseable {
    /** What every vector that looks for an execution expects of a black box. */
    static final String NOT_FOUND = answer(404, """
        {"error": {"id": "notFound", "description": "The requested resource could not be found.", "ctx": {
          "timestamp": 1750762637248, "serviceReleaseVersion": "25.0", "serviceId": "a", "serviceDomain": "b",
          "serviceBuildVersion": "c", "service": "opw", "onedataErrorsRevision": "d", "module": "e", "line": 45}}}
        """);

    private final ServerSocket listener;

    /** What happens to a connection. */
    interface Behaviour {
        void serve(Socket connection, RawMessage request) throws Exception;
    }

    Peer(Behaviour behaviour) {
        try {
            listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        daemon(() -> {
            while (true) {
                Socket connection = listener.accept();
                daemon(() -> {
                    try (connection) {
                        RawMessage request = RawMessage.request(new BufferedInputStream(connection.getInputStream()));
                        behaviour.serve(connection, request);
                    }
                });
            }
        });
    }

    /** A peer that writes a text, and closes the connection. */
    static Peer writing(String text) {
        return new Peer((connection, request) -> write(connection, text));
    }

    static void write(Socket connection, String text) throws IOException {
        connection.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        connection.getOutputStream().flush();
    }

    static String answer(int status, String json) {
        int length = json.getBytes(StandardCharsets.UTF_8).length;
        return "HTTP/1.1 " + status + " Peer\r\nContent-Type: application/json\r\nContent-Length: " + length
                + "\r\n\r\n" + json;
    }

    String url() {
        return "http://127.0.0.1:" + listener.getLocalPort() + "/api/v3/oneprovider";
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Task {
        void run() throws Exception;
    }

    private static void daemon(Task task) {
        Thread thread = new Thread(
                () -> {
                    try {
                        task.run();
                    } catch (Exception e) {
                        // Closed by the kit or close().
                    }
                },
                "peer");
        thread.setDaemon(true);
        thread.start();
    }
}
