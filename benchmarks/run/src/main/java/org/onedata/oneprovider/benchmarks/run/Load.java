package org.onedata.oneprovider.benchmarks.run;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.onedata.oneprovider.benchmarks.Exchange;

/** Load from four connections, each of which sends the next request after reading the previous response. */
final class Load implements AutoCloseable {
    private static final int CONNECTIONS = 4;
    static final String NOT_EXPECTED = "unexpected response: ";

    private final List<Connection> connections = new ArrayList<>();
    private final ExecutorService executor = Executors.newFixedThreadPool(CONNECTIONS);

    /** @param bodyStart required start of the response body; empty for no body */
    Load(String server, String wid, int status, String bodyStart) throws IOException {
        for (int i = 0; i < CONNECTIONS; i++) {
            connections.add(new Connection(server, wid, status, bodyStart));
        }
    }

    /** Responses per second, measured over some milliseconds. */
    double rate(int millis) throws Exception {
        long start = System.nanoTime();
        long end = start + millis * 1_000_000L;
        List<Callable<Long>> work = new ArrayList<>();
        for (Connection connection : connections) {
            work.add(() -> connection.ask(end));
        }
        long answers = 0;
        for (Future<Long> count : executor.invokeAll(work)) {
            answers += count.get();
        }
        return answers * 1e9 / (System.nanoTime() - start);
    }

    @Override
    public void close() throws IOException {
        executor.shutdown();
        for (Connection connection : connections) {
            connection.socket.close();
        }
    }

    private static final class Connection {
        private final Socket socket;
        private final InputStream in;
        private final byte[] request;
        private final String statusLine;
        private final String bodyStart;
        private final StringBuilder line = new StringBuilder();

        Connection(String server, String wid, int status, String bodyStart) throws IOException {
            URI uri = URI.create(server);
            socket = new Socket(uri.getHost(), uri.getPort());
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(30_000);
            in = new BufferedInputStream(socket.getInputStream());
            statusLine = "HTTP/1.1 " + status + " ";
            this.bodyStart = bodyStart;
            request = ("POST " + Exchange.BASE_PATH + Exchange.path(wid) + " HTTP/1.1\r\nHost: " + uri.getAuthority()
                            + "\r\n" + Exchange.TOKEN_HEADER + ": " + Exchange.TOKEN + "\r\nContent-Length: 0\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII);
        }

        long ask(long end) throws IOException {
            long answers = 0;
            while (System.nanoTime() < end) {
                socket.getOutputStream().write(request);
                readAnswer();
                answers++;
            }
            return answers;
        }

        private void readAnswer() throws IOException {
            String first = readLine();
            int length = 0;
            for (String header = readLine(); !header.isEmpty(); header = readLine()) {
                if (header.regionMatches(true, 0, "Content-Length:", 0, 15)) {
                    length = Integer.parseInt(header.substring(15).strip());
                }
            }
            String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
            boolean isExpectedBody = bodyStart.isEmpty() ? body.isEmpty() : body.startsWith(bodyStart);
            if (!first.startsWith(statusLine) || !isExpectedBody) {
                throw new IOException(NOT_EXPECTED + first + " " + body);
            }
        }

        private String readLine() throws IOException {
            line.setLength(0);
            while (true) {
                int c = in.read();
                if (c < 0) {
                    throw new IOException("the connection was closed");
                }
                if (c == '\n') {
                    return line.toString();
                }
                if (c != '\r') {
                    line.append((char) c);
                }
            }
        }
    }
}
