package org.onedata.oneprovider.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import rawhttp.core.EagerHttpResponse;

/**
 * Checks how a runtime with {@link org.onedata.oneprovider.server.OneproviderFeature} handles input, using
 * {@link Notes}. The runtime needs a JSON library and Bean Validation, as any application that takes input does.
 */
public final class InputCheck {
    private static final Map<String, String> TOKEN = Map.of("X-Auth-Token", "token");

    private final String baseUrl;

    public InputCheck(ServerUnderTest server) {
        this.baseUrl = server.baseUrl();
    }

    /**
     * An input and the expected response.
     *
     * @param body null for no body
     * @param key the {@code key} of the {@code badData} error; null for a success
     */
    public record Input(
            String name,
            String query,
            @Nullable String contentType,
            @Nullable String body,
            int status,
            @Nullable String key) {

        @Override
        public String toString() {
            return name;
        }
    }

    public static List<Input> inputs() {
        return List.of(
                json("is fine", "{\"text\":\"a\"}", 204, null),
                json("is no JSON", "{\"text\":", 400, "body"),
                json("is of another type", "[1]", 400, "body"),
                json("has a property of another type", "{\"text\":\"a\",\"number\":\"x\"}", 400, "number"),
                json(
                        "has a nested property of another type",
                        "{\"notes\":[{},{\"number\":{}}]}",
                        400,
                        "notes[1].number"),
                json("lacks a property", "{\"number\":1}", 400, "text"),
                json("breaks a constraint", "{\"text\":\"abcdef\"}", 400, "text"),
                json(
                        "breaks a nested constraint",
                        "{\"text\":\"a\",\"notes\":[{\"text\":null}]}",
                        400,
                        "notes[0].text"),
                json("is null", "null", 400, "body"),
                new Input(
                        "parameter breaks a constraint",
                        "?max-count=10",
                        "application/json",
                        "{\"text\":\"a\"}",
                        400,
                        "max-count"),
                new Input("body is of an unsupported media type", "", "application/xml", "<a/>", 415, null));
    }

    private static Input json(String fault, String body, int status, @Nullable String key) {
        return new Input("body " + fault, "", "application/json", body, status, key);
    }

    public void check(Input input) throws IOException {
        Map<String, String> headers = new HashMap<>(TOKEN);
        if (input.contentType() != null) {
            headers.put("Content-Type", input.contentType());
        }
        EagerHttpResponse<?> response =
                RawExchange.send(baseUrl, "POST", "/notes" + input.query(), headers, input.body());
        assertThat(response.getStatusCode()).as("status").isEqualTo(input.status());
        if (input.key() != null) {
            String error = ServerCheck.envelope(response);
            assertThat(error)
                    .contains("\"id\":\"badData\"")
                    .contains("\"details\":{\"key\":\"" + input.key() + "\"}")
                    .doesNotContain("Exception", "Note", "jackson", "line:");
        }
    }

    /** Checks that a result that breaks a constraint is a 500: it is not the fault of the caller. */
    public void checkResult() throws IOException {
        assertUnexpected(RawExchange.send(baseUrl, "GET", "/notes/none", TOKEN, null));
    }

    /** Checks that an error response of any form, made by hand, gets the envelope too. */
    public void checkErrorOfBytes() throws IOException {
        EagerHttpResponse<?> response = RawExchange.send(baseUrl, "GET", "/notes/of-bytes", TOKEN, null);
        assertThat(response.getStatusCode()).as("status").isEqualTo(404);
        assertThat(ServerCheck.envelope(response))
                .contains("\"id\":\"notFound\"")
                .doesNotContain("forbidden");
    }

    /** Checks that an error received from another server, with or without a body, is not passed on. */
    public void checkReceivedErrors() throws IOException {
        for (String body : new String[] {"{\"error\":{\"id\":\"forbidden\",\"description\":\"foreign\"}}", ""}) {
            for (int status : List.of(400, 401, 403, 404, 409, 418, 500, 503)) {
                for (String path : List.of("relayed", "relayed-after-reading")) {
                    try (VectorServer other = new VectorServer()) {
                        other.enqueue(new ResponseVector.Response(status, Map.of("Retry-After", "7"), body));
                        EagerHttpResponse<?> response = RawExchange.send(
                                baseUrl, "GET", "/notes/" + path + "?from=" + other.baseUrl(), TOKEN, null);
                        assertUnexpected(response);
                        assertThat(response.getHeaders().get("Retry-After")).isEmpty();
                    }
                }
            }
        }
    }

    private static void assertUnexpected(EagerHttpResponse<?> response) {
        assertThat(response.getStatusCode()).as("status").isEqualTo(500);
        assertThat(ServerCheck.envelope(response))
                .contains("\"id\":\"internalServerError\",", "\"reference\":\"")
                .doesNotContain("foreign", "forbidden");
    }
}
