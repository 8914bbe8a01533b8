package org.onedata.oneprovider.contract.ours;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onedata.oneprovider.contract.OpenApi;
import org.onedata.oneprovider.contract.RequestVector;

/**
 * Checks how a runtime with {@link org.onedata.oneprovider.server.OneproviderFeature} handles input, using
 * {@link Notes}. The runtime needs a JSON library and Bean Validation, as any application that takes input does.
 */
public final class InputCheck {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final String baseUrl;

    public InputCheck(String baseUrl) {
        this.baseUrl = baseUrl;
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

    public void check(Input input) throws IOException, InterruptedException {
        HttpRequest.Builder request = request("/notes" + input.query());
        if (input.contentType() != null) {
            request.header("Content-Type", input.contentType());
        }
        Answer answer = send(request.POST(BodyPublishers.ofString(String.valueOf(input.body()))));
        assertThat(answer.status()).as("status").isEqualTo(input.status());
        if (input.key() != null) {
            assertThat(answer.error())
                    .contains("\"id\":\"badData\"")
                    .contains("\"details\":{\"key\":\"" + input.key() + "\"}")
                    .doesNotContain("Exception", "Note", "jackson", "line:");
        }
    }

    /** Checks that a result that breaks a constraint is a 500: it is not the fault of the caller. */
    public void checkResult() throws IOException, InterruptedException {
        assertUnexpected(send(request("/notes/none")));
    }

    /** Checks that an error response of any form, made by hand, gets the envelope too. */
    public void checkErrorOfBytes() throws IOException, InterruptedException {
        Answer answer = send(request("/notes/of-bytes"));
        assertThat(answer.status()).as("status").isEqualTo(404);
        assertThat(answer.error()).contains("\"id\":\"notFound\"").doesNotContain("forbidden");
    }

    /** Checks that an error received from another server, with or without a body, is not passed on. */
    public void checkReceivedErrors() throws IOException, InterruptedException {
        for (String body : new String[] {"{\"error\":{\"id\":\"forbidden\",\"description\":\"foreign\"}}", ""}) {
            for (int status : List.of(400, 401, 403, 404, 409, 418, 500, 503)) {
                HttpServer other = answering(status, body);
                String url = "http://127.0.0.1:" + other.getAddress().getPort() + "/";
                try {
                    for (String path : List.of("relayed", "relayed-after-reading")) {
                        Answer answer = send(request("/notes/" + path + "?from=" + url));
                        assertUnexpected(answer);
                        assertThat(answer.headers().firstValue("Retry-After")).isEmpty();
                    }
                } finally {
                    other.stop(0);
                }
            }
        }
    }

    private static HttpServer answering(int status, String body) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Retry-After", "7");
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static void assertUnexpected(Answer answer) {
        assertThat(answer.status()).as("status").isEqualTo(500);
        assertThat(answer.error())
                .contains("\"id\":\"internalServerError\",", "\"reference\":\"")
                .doesNotContain("foreign", "forbidden");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(baseUrl + path)).header("X-Auth-Token", "token");
    }

    /** An answer of the server. */
    record Answer(int status, HttpHeaders headers, String body) {

        /** The body, which must be an error of the contract. */
        String error() {
            assertThat(headers.firstValue("Content-Type"))
                    .as("Content-Type")
                    .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
            assertThat(OpenApi.violations("ErrorResponse", body))
                    .as("violations of the contract in %s", body)
                    .isEmpty();
            return body;
        }
    }

    /** Sends the request of a vector. */
    static Answer send(String baseUrl, RequestVector.Request request) throws IOException, InterruptedException {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(baseUrl + request.path()))
                .method(
                        request.method(),
                        request.body() == null ? BodyPublishers.noBody() : BodyPublishers.ofString(request.body()));
        request.headers().forEach(builder::header);
        return send(builder);
    }

    private static Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = HTTP.send(
                request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
        return new Answer(response.statusCode(), response.headers(), response.body());
    }
}
