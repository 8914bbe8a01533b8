package org.onedata.oneprovider.contract;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** A single request on its own connection, byte for byte as the vector gives it. */
final class RawExchange {
    /** How long to wait for what comes after an answer, if the server keeps the connection open. */
    private static final Duration GRACE = Duration.ofMillis(20);

    private RawExchange() {}

    /**
     * Sends a request, and waits for the one answer to it.
     *
     * @param path what follows the path of the URL on the request line
     * @throws ProtocolException if what comes is no HTTP, too much, or more than one answer
     * @throws SocketTimeoutException if the answer is not complete in time
     */
    static RawMessage send(
            URI url, String method, String path, Map<String, String> headers, @Nullable String body, Duration timeout)
            throws IOException {
        StringBuilder request = new StringBuilder(method + " " + url.getRawPath() + path + " HTTP/1.1\r\n");
        request.append("Host: " + url.getRawAuthority() + "\r\nConnection: close\r\n");
        headers.forEach((name, value) -> request.append(name + ": " + value + "\r\n"));
        if (body != null) {
            request.append("Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length + "\r\n");
        }
        request.append("\r\n").append(body == null ? "" : body);
        try (Socket socket = connect(url, timeout);
                DeadlineInput bytes = new DeadlineInput(socket, timeout);
                InputStream in = new BufferedInputStream(bytes)) {
            OutputStream out = socket.getOutputStream();
            out.write(request.toString().getBytes(StandardCharsets.UTF_8));
            out.flush();
            RawMessage answer = RawMessage.response(in, method);
            // A body in spite of HEAD is common, and no vector is about it.
            if (!method.equals("HEAD")) {
                bytes.deadline(GRACE);
                requireEnd(in);
            }
            return answer;
        }
    }

    static Socket connect(URI url, Duration timeout) throws IOException {
        boolean tls = url.getScheme().equals("https");
        int port = url.getPort() >= 0 ? url.getPort() : tls ? 443 : 80;
        Socket socket = tls ? SSLSocketFactory.getDefault().createSocket() : new Socket();
        try {
            if (socket instanceof SSLSocket secured) {
                SSLParameters parameters = secured.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                secured.setSSLParameters(parameters);
            }
            socket.connect(new InetSocketAddress(url.getHost(), port), (int) timeout.toMillis());
            return socket;
        } catch (IOException e) {
            socket.close();
            throw new ConnectException(url.getHost() + ":" + port, e);
        }
    }

    private static void requireEnd(InputStream in) throws IOException {
        byte[] more;
        try {
            int first = in.read();
            if (first < 0) {
                return;
            }
            more = new byte[Math.min(in.available(), 80) + 1];
            more[0] = (byte) first;
            in.readNBytes(more, 1, more.length - 1);
        } catch (IOException e) {
            return; // Nothing came in time, or the connection was reset.
        }
        throw new ProtocolException(
                "more after the answer: " + Text.oneLine(new String(more, StandardCharsets.ISO_8859_1)));
    }

    /** There is no connection. */
    static final class ConnectException extends IOException {
        private static final long serialVersionUID = 1;

        ConnectException(String address, IOException cause) {
            super("cannot connect to " + address + ": " + cause.getMessage(), cause);
        }
    }

    /** What comes from a socket until a time, however slowly it comes. */
    private static final class DeadlineInput extends FilterInputStream {
        private final Socket socket;
        private final Duration timeout;
        private long end;

        DeadlineInput(Socket socket, Duration timeout) throws IOException {
            super(socket.getInputStream());
            this.socket = socket;
            this.timeout = timeout;
            deadline(timeout);
        }

        void deadline(Duration fromNow) {
            end = System.nanoTime() + fromNow.toNanos();
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left > 0) {
                socket.setSoTimeout((int) left);
                try {
                    return super.read(bytes, offset, length);
                } catch (SocketTimeoutException e) {
                    // As below.
                }
            }
            throw new SocketTimeoutException("no whole answer within " + Text.seconds(timeout));
        }
    }
}
