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

/** Four connections, each of which sends the next request when it has read the answer to the last one. */
final class Load implements AutoCloseable {
    private static final int CONNECTIONS = 4;

    private final List<Connection> connections = new ArrayList<>();
    private final ExecutorService executor = Executors.newFixedThreadPool(CONNECTIONS);

    Load(String server, String wid, int status) throws IOException {
        for (int i = 0; i < CONNECTIONS; i++) {
            connections.add(new Connection(server, wid, status));
        }
    }

    /** Answers a second, over some milliseconds. */
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
        private final int status;
        private final StringBuilder line = new StringBuilder();

        Connection(String server, String wid, int status) throws IOException {
            URI uri = URI.create(server);
            socket = new Socket(uri.getHost(), uri.getPort());
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(30_000);
            in = new BufferedInputStream(socket.getInputStream());
            this.status = status;
            request = ("POST " + Exchange.BASE_PATH + "/automation/execution/workflows/" + wid
                            + "/pause HTTP/1.1\r\nHost: "
                            + uri.getAuthority() + "\r\n" + Exchange.TOKEN_HEADER + ": " + Exchange.TOKEN
                            + "\r\nContent-Length: 0\r\n\r\n")
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
            byte[] body = in.readNBytes(length);
            boolean isExpected = first.startsWith("HTTP/1.1 " + status)
                    && (status == 204
                            ? length == 0
                            : new String(body, StandardCharsets.US_ASCII)
                                    .startsWith("{\"error\":{\"id\":\"notFound\""));
            if (!isExpected) {
                throw new IOException(
                        "not the answer that was expected: " + first + " " + new String(body, StandardCharsets.UTF_8));
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
