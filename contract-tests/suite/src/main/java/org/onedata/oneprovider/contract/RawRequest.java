package org.onedata.oneprovider.contract;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request as received.
 *
 * @param head the request line and the header lines, without their line ends
 */
record RawRequest(List<String> head, byte[] body) {

    /** Reads the next request; null if the connection ends before it is complete. */
    static @Nullable RawRequest read(InputStream in) throws IOException {
        StringBuilder text = new StringBuilder();
        while (text.indexOf("\r\n\r\n") < 0) {
            int b = in.read();
            if (b < 0) {
                return null;
            }
            text.append((char) b);
        }
        RawRequest head = new RawRequest(List.of(text.toString().strip().split("\r\n")), new byte[0]);
        int length = head.header("Content-Length").stream()
                .mapToInt(Integer::parseInt)
                .findFirst()
                .orElse(0);
        return new RawRequest(head.head, in.readNBytes(length));
    }

    String requestLine() {
        return head.get(0);
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

    /** The request line and the header lines. */
    @Override
    public String toString() {
        return new String(String.join("\n", head).getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
