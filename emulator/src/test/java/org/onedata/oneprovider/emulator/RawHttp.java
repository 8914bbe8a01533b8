package org.onedata.oneprovider.emulator;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A connection that sends bytes exactly as given. */
final class RawHttp implements AutoCloseable {
    private final Socket socket = new Socket();
    private @Nullable InputStream input;

    RawHttp(int port) throws IOException {
        socket.setSoTimeout(20_000);
        socket.connect(new InetSocketAddress("127.0.0.1", port), 10_000);
    }

    /** Sends one request without a body on its own connection; {@code head} lacks the final line breaks. */
    static Response send(int port, String head) throws IOException {
        try (RawHttp http = new RawHttp(port)) {
            http.write(head.replace("\n", "\r\n") + "\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            return http.read();
        }
    }

    static Response pause(OneproviderEmulator emulator, String wid) throws IOException {
        return send(emulator.port(), "POST " + path(wid) + " HTTP/1.1\nX-Auth-Token: " + emulator.token());
    }

    static String path(String wid) {
        return "/api/v3/oneprovider/automation/execution/workflows/" + wid + "/pause";
    }

    void write(String bytes) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(bytes.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    Response read() throws IOException {
        return read(false);
    }

    /** @param ofHead whether this is the response to a HEAD request, which has no body whatever its Content-Length */
    Response read(boolean ofHead) throws IOException {
        InputStream in = input();
        String[] status = line(in).split(" ");
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            String[] field = line.split(":", 2);
            headers.put(field[0].toLowerCase(Locale.ROOT), field[1].strip());
        }
        byte[] body = ofHead ? new byte[0] : body(in, headers);
        return new Response(Integer.parseInt(status[1]), headers, new String(body, StandardCharsets.UTF_8));
    }

    private static byte[] body(InputStream in, Map<String, String> headers) throws IOException {
        if (!headers.containsKey("transfer-encoding")) {
            int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
            byte[] body = in.readNBytes(length);
            if (body.length < length) {
                throw new IOException("The connection ended in the body");
            }
            return body;
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size = Integer.parseInt(line(in), 16); size > 0; size = Integer.parseInt(line(in), 16)) {
            body.write(in.readNBytes(size));
            line(in);
        }
        line(in);
        return body.toByteArray();
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("The connection ended after: " + line);
            }
            line.append((char) c);
        }
        return line.toString().strip();
    }

    private InputStream input() throws IOException {
        if (input == null) {
            input = new BufferedInputStream(socket.getInputStream());
        }
        return input;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    record Response(int status, Map<String, String> headers, String body) {

        /** The body, with the {@code ctx} that differs from error to error replaced by {@code C}. */
        String masked() {
            return body.replaceFirst(
                    "\"ctx\":\\{\"timestamp\":\\d{13},\"serviceReleaseVersion\":\"25.0\","
                            + "\"serviceId\":\"a7ee2722915b8bf7fb064eb65087cc61ch9357\",\"serviceDomain\":\"127.0.0.1\","
                            + "\"serviceBuildVersion\":\"emulator\",\"service\":\"opw\","
                            + "\"onedataErrorsRevision\":\"ca3af8cb\",\"module\":\"\\w+\",\"line\":\\d+}",
                    "\"ctx\":C");
        }
    }
}
