package org.onedata.oneprovider.contract;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A request or a response as received. No library has interpreted it, and no more of it than {@link #LIMIT} is read.
 *
 * @param head the first line and the header lines, without their line ends, one character for each byte
 * @param body the body, without the framing of chunks
 */
record RawMessage(List<String> head, byte[] body) {
    /** Bytes that a head, and a body, may have. */
    static final int LIMIT = 1 << 20;

    private static final Pattern REQUEST_LINE = Pattern.compile("[!-~]+ [^ ]+ HTTP/1\\.[01]");
    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.[01] ([1-5][0-9][0-9])( .*)?");

    /** Reads the next request; null if the connection ends before it begins. */
    static @Nullable RawMessage request(InputStream in) throws IOException {
        List<String> head = head(in, REQUEST_LINE);
        if (head == null) {
            return null;
        }
        RawMessage message = new RawMessage(head, new byte[0]);
        boolean framed =
                message.isChunked() || !message.header("Content-Length").isEmpty();
        return framed ? new RawMessage(head, message.readBody(in)) : message;
    }

    /** Reads the response to a request with this method. */
    static RawMessage response(InputStream in, String method) throws IOException {
        RawMessage message;
        do {
            List<String> head = head(in, STATUS_LINE);
            if (head == null) {
                throw new EOFException("the connection was closed without an answer");
            }
            message = new RawMessage(head, new byte[0]);
        } while (message.status() / 100 == 1);
        boolean bodiless = method.equals("HEAD") || message.status() == 204 || message.status() == 304;
        return bodiless ? message : new RawMessage(message.head, message.readBody(in));
    }

    String firstLine() {
        return head.get(0);
    }

    /** The status of a response. */
    int status() {
        Matcher line = STATUS_LINE.matcher(firstLine());
        if (!line.matches()) {
            throw new IllegalStateException("a request has no status");
        }
        return Integer.parseInt(line.group(1));
    }

    /** The method of a request. */
    String method() {
        return firstLine().split(" ")[0];
    }

    /** The path of a request, with its query, as it stands there. */
    String target() {
        return firstLine().split(" ")[1];
    }

    /** The values of a header; its name is case-insensitive. */
    List<String> header(String name) {
        List<String> values = new ArrayList<>();
        for (String line : head.subList(1, head.size())) {
            int colon = line.indexOf(':');
            if (colon >= 0 && line.substring(0, colon).equalsIgnoreCase(name)) {
                values.add(line.substring(colon + 1).strip());
            }
        }
        return values;
    }

    /** The body as UTF-8. */
    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** The head in UTF-8, for people. */
    @Override
    public String toString() {
        return new String(String.join("\n", head).getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    private boolean isChunked() {
        return header("Transfer-Encoding").stream().anyMatch(value -> value.equalsIgnoreCase("chunked"));
    }

    private static @Nullable List<String> head(InputStream in, Pattern firstLine) throws IOException {
        String line = line(in, LIMIT);
        if (line == null) {
            return null;
        }
        if (!firstLine.matcher(line).matches()) {
            throw new ProtocolException("no HTTP/1.1: " + Text.oneLine(line));
        }
        List<String> head = new ArrayList<>();
        int left = LIMIT;
        while (!line.isEmpty()) {
            head.add(line);
            left -= line.length();
            line = line(in, left);
            if (line == null) {
                throw new EOFException("the connection was closed within the head: " + Text.oneLine(head.get(0)));
            }
        }
        return List.copyOf(head);
    }

    /** Reads a line; null if there is nothing left to read. */
    private static @Nullable String line(InputStream in, int limit) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                if (line.isEmpty()) {
                    return null;
                }
                throw new EOFException("the connection was closed within a line: " + Text.oneLine(line.toString()));
            }
            if (line.length() >= limit) {
                throw new ProtocolException("a head of more than 1 MiB: " + Text.oneLine(line.toString()));
            }
            line.append((char) b);
        }
        int end = line.length() - 1;
        if (end >= 0 && line.charAt(end) == '\r') {
            line.setLength(end);
        }
        return line.toString();
    }

    private byte[] readBody(InputStream in) throws IOException {
        if (isChunked()) {
            return chunks(in);
        }
        List<String> lengths = header("Content-Length");
        if (lengths.isEmpty()) {
            return limited(in.readNBytes(LIMIT + 1));
        }
        byte[] body = in.readNBytes((int) Math.min(number(lengths.get(0), 10), LIMIT + 1));
        if (body.length < number(lengths.get(0), 10) && body.length <= LIMIT) {
            throw new EOFException(
                    "the connection was closed after " + body.length + " of " + lengths.get(0) + " bytes of the body");
        }
        return limited(body);
    }

    private static byte[] chunks(InputStream in) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            String line = line(in, 1000);
            long size = number(line == null ? "" : line.split(";", 2)[0].strip(), 16);
            byte[] chunk = in.readNBytes((int) Math.min(size, LIMIT + 1));
            body.write(chunk);
            if (body.size() > LIMIT) {
                throw tooLong();
            }
            if (chunk.length < size) {
                throw new EOFException("the connection was closed within a chunk");
            }
            // What ends a chunk, or the trailer, which ends with an empty line, too.
            String end = line(in, 1000);
            while (size == 0 && end != null && !end.isEmpty()) {
                end = line(in, 1000);
            }
            if (end == null || !end.isEmpty()) {
                throw new ProtocolException("chunks that do not end: " + Text.oneLine(String.valueOf(end)));
            }
            if (size == 0) {
                return body.toByteArray();
            }
        }
    }

    private static byte[] limited(byte[] body) throws ProtocolException {
        if (body.length > LIMIT) {
            throw tooLong();
        }
        return body;
    }

    private static ProtocolException tooLong() {
        return new ProtocolException("a body of more than 1 MiB");
    }

    private static long number(String text, int radix) throws ProtocolException {
        try {
            long number = Long.parseLong(text, radix);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // As below.
        }
        throw new ProtocolException("a length that is no number: " + Text.oneLine(text));
    }
}
