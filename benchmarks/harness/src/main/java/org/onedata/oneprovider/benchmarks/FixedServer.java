package org.onedata.oneprovider.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Single-threaded server that responds to pauses with prepared bytes, at next to no cost.
 *
 * <p>As a program, it prints its base URL and exits at the end of standard input. {@code GET /count} returns the number
 * of pauses.
 */
public final class FixedServer {

    /** Faults that prove that the benchmarks would notice them. */
    public enum Fault {
        NONE,
        /** Sends an error in place of a success, and the other way round. */
        WRONG_ANSWER,
        /** One request is counted twice, as if the client had sent it again. */
        WRONG_COUNT
    }

    private static final byte[] END_OF_HEAD = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final Map<String, byte[]> answers = new HashMap<>();
    private final Fault fault;
    private long count;

    private FixedServer(Fault fault) {
        this.fault = fault;
        byte[] success = "HTTP/1.1 204 No Content\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        boolean isRight = fault != Fault.WRONG_ANSWER;
        answers.put(
                requestLine(Exchange.WID),
                isRight ? success : error("500 Internal Server Error", Exchange.WRONG_ERROR_ID, 1 << 10));
        Exchange.UNKNOWN_WIDS.forEach((wid, size) ->
                answers.put(requestLine(wid), isRight ? error("404 Not Found", Exchange.ERROR_ID, size) : success));
    }

    public static void main(String[] args) throws IOException {
        FixedServer server = new FixedServer(Fault.valueOf(args[0]));
        try (ServerSocketChannel listening = ServerSocketChannel.open()) {
            listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1000);
            Thread thread = new Thread(() -> server.serve(listening), "server");
            thread.setDaemon(true);
            thread.start();
            System.out.println("http://127.0.0.1:" + listening.socket().getLocalPort());
            while (System.in.read() >= 0) {
                // Until the process that started this one ends.
            }
        }
    }

    /** Number of pauses that a server has responded to. */
    public static long count(String server) {
        try (InputStream in = URI.create(server + "/count").toURL().openStream()) {
            return Long.parseLong(new String(in.readAllBytes(), StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String requestLine(String wid) {
        return "POST " + Exchange.BASE_PATH + Exchange.path(wid) + " HTTP/1.1";
    }

    private static byte[] error(String status, String id, int size) {
        return answer(status, "application/json", Exchange.errorBody(id, size));
    }

    private static byte[] answer(String status, String type, byte[] body) {
        byte[] head = ("HTTP/1.1 " + status + "\r\nContent-Type: " + type + "\r\nContent-Length: " + body.length
                        + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(head.length + body.length)
                .put(head)
                .put(body)
                .array();
    }

    private void serve(ServerSocketChannel listening) {
        try (Selector selector = Selector.open()) {
            listening.configureBlocking(false);
            listening.register(selector, SelectionKey.OP_ACCEPT);
            while (true) {
                selector.select(key -> {
                    try {
                        if (key.isAcceptable()) {
                            SocketChannel channel = listening.accept();
                            channel.configureBlocking(false);
                            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
                            channel.register(selector, SelectionKey.OP_READ, new Connection(channel));
                        } else {
                            ((Connection) key.attachment()).run(key);
                        }
                    } catch (IOException e) {
                        closeQuietly(key);
                    }
                });
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void closeQuietly(SelectionKey key) {
        try {
            key.channel().close();
        } catch (IOException e) {
            // It is gone.
        }
    }

    /** The response to a request; an error for anything but a pause with the token. */
    private byte[] answer(String head) {
        if (head.startsWith("GET /count ")) {
            long told = fault == Fault.WRONG_COUNT && count > 0 ? count + 1 : count;
            return answer("200 OK", "text/plain", Long.toString(told).getBytes(StandardCharsets.US_ASCII));
        }
        byte[] answer = answers.get(head.substring(0, head.indexOf("\r\n")));
        boolean hasToken = head.contains(": " + Exchange.TOKEN + "\r\n");
        boolean hasBody = contains(head, "\r\nTransfer-Encoding:")
                || contains(head, "\r\nContent-Length:") && !contains(head, "\r\nContent-Length: 0\r\n");
        if (answer == null || !hasToken || hasBody) {
            return error("400 Bad Request", "badData", 1 << 10);
        }
        count++;
        return answer;
    }

    private static boolean contains(String head, String text) {
        for (int i = head.length() - text.length(); i >= 0; i--) {
            if (head.regionMatches(true, i, text, 0, text.length())) {
                return true;
            }
        }
        return false;
    }

    private final class Connection {
        private final SocketChannel channel;
        private final ByteBuffer in = ByteBuffer.allocateDirect(8192);
        private @Nullable ByteBuffer out;

        Connection(SocketChannel channel) {
            this.channel = channel;
        }

        void run(SelectionKey key) throws IOException {
            if (out == null) {
                if (channel.read(in) < 0) {
                    channel.close();
                    return;
                }
                byte[] head = new byte[in.position()];
                in.get(0, head);
                if (!endsWith(head, END_OF_HEAD)) {
                    return;
                }
                in.clear();
                out = ByteBuffer.wrap(answer(new String(head, StandardCharsets.ISO_8859_1)));
            }
            channel.write(out);
            boolean isDone = !out.hasRemaining();
            if (isDone) {
                out = null;
            }
            int interest = isDone ? SelectionKey.OP_READ : SelectionKey.OP_WRITE;
            if (key.interestOps() != interest) {
                key.interestOps(interest);
            }
        }

        private static boolean endsWith(byte[] bytes, byte[] end) {
            if (bytes.length < end.length) {
                return false;
            }
            for (int i = 1; i <= end.length; i++) {
                if (bytes[bytes.length - i] != end[end.length - i]) {
                    return false;
                }
            }
            return true;
        }
    }
}
