package org.onedata.oneprovider.contract.ours;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Random requests, most of them useless; the same ones for the same seed. */
final class RandomRequests {
    private static final List<String> METHODS =
            List.of("POST", "POST", "POST", "GET", "PUT", "DELETE", "HEAD", "OPTIONS", "PATCH", "TRACE", "BREW");
    private static final String WORKFLOWS = "/automation/execution/workflows/";

    private final Random random;
    private final List<String> roots;
    private final String token;

    /** @param roots paths below which requests are sent */
    RandomRequests(long seed, List<String> roots, String token) {
        this.random = new Random(seed);
        this.roots = roots;
        this.token = token;
    }

    /** The next request, one character for each byte. */
    String next() {
        StringBuilder request = new StringBuilder(oneOf(METHODS))
                .append(' ')
                .append((oneOf(roots) + path()).replaceAll("[\\s\\x00-\\x1f]", "+"))
                .append(" HTTP/1.1\r\nHost: localhost\r\n");
        for (int i = random.nextInt(4); i > 0; i--) {
            request.append(header().replaceAll("[\\x00-\\x1f]", "?")).append("\r\n");
        }
        String body = random.nextInt(3) == 0 ? text() : "";
        if (!body.isEmpty()) {
            request.append("Content-Length: ").append(body.length()).append("\r\n");
        }
        return request.append("\r\n").append(body).toString();
    }

    private String path() {
        return oneOf(List.of(
                WORKFLOWS + "w1/pause",
                WORKFLOWS + text() + "/pause",
                WORKFLOWS + "%2E%2E/pause",
                WORKFLOWS + "../pause?" + text(),
                WORKFLOWS + "%zz/pause",
                "/" + text(),
                "//",
                "/%00",
                "/;a=b/x"));
    }

    private String header() {
        return oneOf(List.of(
                "X-Auth-Token: " + token,
                "X-Auth-Token: " + text(),
                "Authorization: " + text(),
                "Authorization: Bearer " + text(),
                "Macaroon: " + text(),
                "Accept: text/html",
                "Accept: " + text(),
                "Accept: */*;q=x",
                "Content-Type: " + text(),
                "X-" + random.nextInt(10) + ": " + text(),
                "Accept-Language: " + text(),
                "Cookie: " + text(),
                "If-Match: " + text()));
    }

    /** Random text: any bytes half of the time, printable ones otherwise. */
    private String text() {
        byte[] bytes = new byte[random.nextInt(30)];
        random.nextBytes(bytes);
        if (random.nextBoolean()) {
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) ('!' + (bytes[i] & 63));
            }
        }
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
