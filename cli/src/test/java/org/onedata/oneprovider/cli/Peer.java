package org.onedata.oneprovider.cli;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.net.ServerSocketFactory;

/** Answers each connection once, with the next of its answers, the last one over and over; none is no answer. */
final class Peer implements AutoCloseable {
    static final String NO_CONTENT = "HTTP/1.1 204 No Content\r\n\r\n";

    private final ServerSocket server;
    private final List<String> heads = Collections.synchronizedList(new ArrayList<>());
    private final List<String> answers;

    private Peer(ServerSocketFactory factory, String... answers) {
        this.answers = List.of(answers);
        try {
            server = factory.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread thread = new Thread(this::serve);
        thread.setDaemon(true);
        thread.start();
    }

    static Peer start(String... answers) {
        return start(ServerSocketFactory.getDefault(), answers);
    }

    static Peer start(ServerSocketFactory factory, String... answers) {
        return new Peer(factory, answers);
    }

    static String answer(int status, String body) {
        int length = body.getBytes(StandardCharsets.UTF_8).length;
        return "HTTP/1.1 " + status + " Whatever\r\nContent-Type: application/json\r\nContent-Length: " + length
                + "\r\n\r\n" + body;
    }

    String host() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    int port() {
        return server.getLocalPort();
    }

    /** The heads of all requests. */
    List<String> heads() {
        return heads;
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket connection = server.accept()) {
                String head = readHead(new BufferedInputStream(connection.getInputStream()));
                if (!head.isEmpty()) {
                    heads.add(head);
                    String answer = answers.get(Math.min(heads.size(), answers.size()) - 1);
                    connection.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
                }
            } catch (IOException e) {
                // A handshake that failed, or the end.
            }
        }
    }

    private static String readHead(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int line = 0; // Its length.
        for (int b = in.read(); b >= 0; b = in.read()) {
            head.write(b);
            if (b == '\n' && line == 0) {
                break;
            }
            line = b == '\n' ? 0 : b == '\r' ? line : line + 1;
        }
        return head.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
