package org.onedata.oneprovider.contract.ours;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import rawhttp.core.EagerHttpResponse;
import rawhttp.core.HttpVersion;
import rawhttp.core.RawHttp;
import rawhttp.core.RequestLine;

/** A connection kept alive for one request after another; reconnects whenever the server has closed it. */
final class KeptConnection implements Closeable {
    private static final int TIMEOUT_MILLIS = 30_000;

    private final URI server;
    private final RawHttp http = new RawHttp();
    private Socket socket;
    private InputStream in;
    private int reconnections;

    KeptConnection(URI server) throws IOException {
        this.server = server;
        connect();
    }

    /** @param request the whole request, one character for each byte */
    EagerHttpResponse<?> send(String request) throws IOException {
        EagerHttpResponse<?> response;
        try {
            response = sendOnce(request);
        } catch (SocketTimeoutException e) {
            throw e; // No response, which is not the same as a closed connection.
        } catch (IOException e) {
            reconnections++;
            close();
            connect();
            response = sendOnce(request);
        }
        if (request.startsWith("HEAD ")) {
            close(); // The response to a malformed request has a body, whatever the method.
            connect();
        }
        return response;
    }

    /** Number of times the server closed the connection, so that a new one was needed. */
    int reconnections() {
        return reconnections;
    }

    private EagerHttpResponse<?> sendOnce(String request) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(request.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
        in.mark(1);
        if (in.read() < 0) {
            throw new IOException("The connection was closed before the response");
        }
        in.reset();
        // Only the method tells whether a Content-Length announces a body.
        RequestLine line = new RequestLine(request.substring(0, request.indexOf(' ')), server, HttpVersion.HTTP_1_1);
        return http.parseResponse(in, line).eagerly();
    }

    private void connect() throws IOException {
        socket = new Socket(server.getHost(), server.getPort());
        socket.setSoTimeout(TIMEOUT_MILLIS);
        in = new BufferedInputStream(socket.getInputStream());
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
