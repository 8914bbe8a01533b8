package org.onedata.oneprovider.contract;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import rawhttp.core.EagerHttpResponse;
import rawhttp.core.HttpVersion;
import rawhttp.core.RawHttp;
import rawhttp.core.RequestLine;

/** A single request on its own connection, byte for byte as the vector gives it. */
final class RawExchange {
    private static final int TIMEOUT_MILLIS = 30_000;

    private RawExchange() {}

    static EagerHttpResponse<Void> send(
            String baseUrl, String method, String path, Map<String, String> headers, @Nullable String body)
            throws IOException {
        URI uri = URI.create(baseUrl);
        StringBuilder request = new StringBuilder(method + " " + uri.getRawPath() + path + " HTTP/1.1\r\n");
        request.append("Host: " + uri.getRawAuthority() + "\r\nConnection: close\r\n");
        headers.forEach((name, value) -> request.append(name + ": " + value + "\r\n"));
        if (body != null) {
            request.append("Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length + "\r\n");
        }
        request.append("\r\n").append(body == null ? "" : body);
        try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            OutputStream out = socket.getOutputStream();
            out.write(request.toString().getBytes(StandardCharsets.UTF_8));
            out.flush();
            // Only the method tells whether a Content-Length announces a body.
            RequestLine line = new RequestLine(method, uri, HttpVersion.HTTP_1_1);
            return new RawHttp().parseResponse(socket.getInputStream(), line).eagerly();
        }
    }
}
