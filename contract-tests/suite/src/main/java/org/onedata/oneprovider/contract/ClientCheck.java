package org.onedata.oneprovider.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.onedata.oneprovider.contract.ResponseVector.Outcome;
import org.onedata.oneprovider.contract.ResponseVector.Result;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Checks of a client by the request and response vectors. Each throws an {@link AssertionError} that says what is
 * wrong.
 */
public final class ClientCheck {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String TOKEN = "MDAxNWxvY2F00aW9";
    private static final Vectors VECTORS = Vectors.load();

    private ClientCheck() {}

    /** Checks that the call sends exactly this request, once. */
    public static void check(RequestVector vector, ClientUnderTest client) throws Exception {
        try (VectorServer server = new VectorServer()) {
            String basePath = server.baseUrl().replaceFirst("^http://[^/]+", "");
            Outcome outcome = client.call(
                    server.baseUrl(),
                    vector.token(),
                    vector.operation(),
                    vector.params(),
                    vector.request().body());
            assertThat(outcome.result()).as("outcome").isEqualTo(Result.SUCCESS);

            assertThat(server.requests()).as("requests").hasSize(1);
            RawRequest request = server.requests().get(0);
            assertThat(request.requestLine())
                    .isEqualTo(vector.request().method() + " " + basePath
                            + vector.request().path() + " HTTP/1.1");
            vector.request()
                    .headers()
                    .forEach((name, value) ->
                            assertThat(request.header(name)).as(name).containsExactly(value));
            vector.request()
                    .headersMatching()
                    .forEach((name, pattern) -> assertThat(request.header(name))
                            .as(name)
                            .singleElement()
                            .asString()
                            .matches(pattern));
            vector.request()
                    .forbiddenHeaders()
                    .forEach(name -> assertThat(request.header(name)).as(name).isEmpty());
            assertThat(request.header("Transfer-Encoding"))
                    .as("Transfer-Encoding")
                    .isEmpty();
            assertThat(json(new String(request.body(), StandardCharsets.UTF_8)))
                    .as("body")
                    .isEqualTo(json(Objects.requireNonNullElse(vector.request().body(), "")));
            assertThat(request.head())
                    .filteredOn(line -> line.contains(vector.token()))
                    .as("lines with the token")
                    .allMatch(line -> line.regionMatches(true, 0, "X-Auth-Token:", 0, 13))
                    .hasSize(1);
        }
    }

    /** Checks that the response leads to this outcome after one request, and that the next call is not affected. */
    public static void check(ResponseVector vector, ClientUnderTest client) throws Exception {
        try (VectorServer server = new VectorServer()) {
            server.enqueue(vector.response());
            RequestVector example = VECTORS.exampleOf(vector.operation());
            assertOutcome(call(example, server, client), vector.outcome());
            assertThat(server.requests()).as("requests").hasSize(1);

            Outcome next = call(example, server, client);
            assertThat(next.result()).as("outcome of the next call").isEqualTo(Result.SUCCESS);
        }
    }

    private static Outcome call(RequestVector example, VectorServer server, ClientUnderTest client) throws Exception {
        return client.call(
                server.baseUrl(),
                TOKEN,
                example.operation(),
                example.params(),
                example.request().body());
    }

    static void assertOutcome(Outcome actual, Outcome expected) throws IOException {
        assertThat(actual.result()).as("outcome").isEqualTo(expected.result());
        assertThat(actual.status()).as("status").isEqualTo(expected.status());
        assertThat(json(actual.value())).as("result").isEqualTo(json(expected.value()));
        assertThat(json(actual.error())).as("error").isEqualTo(json(expected.error()));
    }

    private static @Nullable JsonNode json(@Nullable String text) {
        return text == null ? null : JSON.readTree(text);
    }
}
