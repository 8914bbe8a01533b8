package org.onedata.oneprovider.client;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;

/** Server on a real socket that does to each connection what a script says, and keeps the heads of all requests. */
final class ScriptedServer implements AutoCloseable {

    /** What happens to one connection; the connection is closed in the end. */
    @FunctionalInterface
    interface Script {
        void run(Connection connection) throws Exception;
    }

    static final String NO_CONTENT = "HTTP/1.1 204 No Content\r\n\r\n";

    private static final int MOST_REQUESTS = 10_000;

    private final ServerSocket server;
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger connections = new AtomicInteger();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Script[] scripts;

    private ScriptedServer(ServerSocketFactory factory, Script... scripts) {
        try {
            this.server = factory.createServerSocket(0, 1000, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.scripts = scripts;
        start(this::accept);
    }

    /** A server whose first connection gets the first script and so on, and all others the last one. */
    static ScriptedServer start(Script... scripts) {
        return new ScriptedServer(ServerSocketFactory.getDefault(), scripts);
    }

    static ScriptedServer start(ServerSocketFactory factory, Script... scripts) {
        return new ScriptedServer(factory, scripts);
    }

    /** A script that answers each request on a connection with the next of these texts, the last one over and over. */
    static Script answers(String... answers) {
        return connection -> {
            for (int i = 0; connection.readRequest() != null; i++) {
                connection.write(answers[Math.min(i, answers.length - 1)]);
            }
        };
    }

    static String answer(int status, String body) {
        return answer(status, "Content-Type: application/json\r\n", body);
    }

    static String answer(int status, String headers, String body) {
        int length = body.getBytes(StandardCharsets.UTF_8).length;
        return "HTTP/1.1 " + status + " Whatever\r\n" + headers + "Content-Length: " + length + "\r\n\r\n" + body;
    }

    int port() {
        return server.getLocalPort();
    }

    String baseUrl() {
        return "http://127.0.0.1:" + port() + "/api/v3/oneprovider";
    }

    /** Heads of the first 10,000 requests seen, as they came, each up to its empty line. */
    List<String> requests() {
        return requests;
    }

    int connections() {
        return connections.get();
    }

    /** Connections that neither side has closed. */
    int openConnections() {
        return open.size();
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                Script script = scripts[Math.min(connections.getAndIncrement(), scripts.length - 1)];
                open.add(socket);
                start(() -> run(script, socket));
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private void run(Script script, Socket socket) {
        try (socket) {
            script.run(new Connection(socket));
        } catch (Exception e) {
            // The client may go away at any time.
        } finally {
            open.remove(socket);
        }
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "scripted-server");
        thread.setDaemon(true);
        thread.start();
    }

    /** The server's side of a connection. */
    final class Connection {
        private final Socket socket;
        private final InputStream in;
        private final OutputStream out;

        private Connection(Socket socket) throws IOException {
            socket.setTcpNoDelay(true);
            this.socket = socket;
            this.in = new BufferedInputStream(socket.getInputStream());
            this.out = socket.getOutputStream();
        }

        /** The head of the next request, or null if the client has closed the connection. */
        String readRequest() throws IOException {
            ByteArrayOutputStream head = new ByteArrayOutputStream();
            int matched = 0;
            while (matched < 4) {
                int b = in.read();
                if (b < 0) {
                    return null;
                }
                head.write(b);
                matched = b == "\r\n\r\n".charAt(matched) ? matched + 1 : b == '\r' ? 1 : 0;
            }
            String request = head.toString(StandardCharsets.ISO_8859_1);
            if (requests.size() < MOST_REQUESTS) {
                requests.add(request);
            }
            return request;
        }

        /** Waits for the beginning of the next request, which does not count as one. */
        void readPart() throws IOException {
            socket.getInputStream().readNBytes(10);
        }

        void write(String text) throws IOException {
            write(text.getBytes(StandardCharsets.UTF_8));
        }

        void write(byte[] bytes) throws IOException {
            out.write(bytes);
            out.flush();
        }

        /** Writes a byte, then the next after a pause, until the client goes away. */
        void drip(String text, long pauseMillis) throws IOException, InterruptedException {
            for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
                write(new byte[] {b});
                pause(pauseMillis);
            }
        }

        /** Waits, but no longer than the client keeps the connection open. */
        void pause(long millis) throws IOException {
            socket.setSoTimeout((int) millis);
            try {
                if (in.read() < 0) {
                    throw new SocketException("closed by the client");
                }
            } catch (java.net.SocketTimeoutException e) {
                socket.setSoTimeout(0);
            }
        }

        /** Closes this side only, as a server does that has kept a connection alive for long enough. */
        void closeSending() throws IOException {
            socket.shutdownOutput();
        }

        /** Waits until the client closes the connection. */
        void awaitClose() throws IOException {
            in.transferTo(OutputStream.nullOutputStream());
        }

        /** Closes with a RST packet. */
        void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }
    }
}
