package org.onedata.oneprovider.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onedata.oneprovider.contract.ResponseVector.Outcome;
import org.onedata.oneprovider.contract.ScriptedExecutions.Call;
import rawhttp.core.EagerHttpResponse;
import rawhttp.core.HttpMessage;
import rawhttp.core.body.BodyReader;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Checks of a server by the vectors. Each throws an {@link AssertionError} that says what is wrong. */
public final class ServerCheck {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Vectors VECTORS = Vectors.load();

    private final String baseUrl;
    private final ScriptedExecutions implementer;

    public ServerCheck(ServerUnderTest server, ScriptedExecutions implementer) {
        this.baseUrl = server.baseUrl();
        this.implementer = implementer;
    }

    /** Checks that the implementer gets what the request carries. */
    public void check(RequestVector vector) throws IOException {
        ResponseVector success = VECTORS.successOf(vector.operation());
        implementer.expect(success.outcome());
        EagerHttpResponse<?> response = send(vector.request());
        assertThat(response.getStatusCode())
                .as("status")
                .isEqualTo(success.response().status());
        assertSameJson(body(response), success.response().body());
        assertThat(implementer.calls()).containsExactly(Call.of(vector, vector.token()));
    }

    /** Checks the response to a request whose operation nobody implements. */
    void checkNotImplemented(RequestVector vector) throws IOException {
        EagerHttpResponse<?> response = send(vector.request());
        assertThat(response.getStatusCode()).as("status of %s", vector).isEqualTo(501);
        assertThat(JSON.readTree(envelope(response)).at("/error/id").asString())
                .as("id")
                .isEqualTo("notImplemented");
    }

    /** Checks that the outcome of the implementer becomes this response. */
    public void check(ResponseVector vector) throws IOException {
        implementer.expect(vector.outcome());
        EagerHttpResponse<?> response =
                send(VECTORS.exampleOf(vector.operation()).request());
        assertThat(response.getStatusCode())
                .as("status")
                .isEqualTo(vector.response().status());
        vector.response()
                .headers()
                .forEach((name, value) ->
                        assertThat(header(response, name)).as(name).containsExactly(value));
        assertSameJson(body(response), vector.response().body());
        assertThat(implementer.calls()).as("calls of the implementer").hasSize(1);
    }

    /** Checks the response of the server to a malformed request. */
    public void check(MalformedRequestVector vector) throws IOException {
        implementer.expect(Outcome.SUCCESS);
        checkAnswer(vector, baseUrl);
        assertThat(implementer.calls())
                .as("calls of the implementer")
                .extracting(call -> Map.entry(call.params(), call.token()))
                .isEqualTo(
                        vector.reachesImplementer() ? List.of(Map.entry(vector.params(), vector.token())) : List.of());
    }

    /** The part of the check that needs no access to the implementer. */
    static void checkAnswer(MalformedRequestVector vector, String baseUrl) throws IOException {
        MalformedRequestVector.Request request = vector.request();
        MalformedRequestVector.Response expected = vector.response();
        EagerHttpResponse<?> response =
                RawExchange.send(baseUrl, request.method(), request.path(), request.headers(), request.body());
        assertThat(response.getStatusCode()).as("status").isEqualTo(expected.status());
        expected.headersMatching()
                .forEach((name, pattern) -> assertThat(header(response, name))
                        .as(name)
                        .singleElement()
                        .asString()
                        .matches(pattern));
        if (expected.enveloped()) {
            assertEnvelope(response, expected);
        }
    }

    private static void assertEnvelope(EagerHttpResponse<?> response, MalformedRequestVector.Response expected) {
        JsonNode error = JSON.readTree(envelope(response)).get("error");
        assertThat(error.get("id").asString()).as("id").isNotBlank();
        assertThat(error.get("description").asString()).as("description").isNotBlank();
        if (expected.errorId() != null) {
            assertThat(error.get("id").asString()).as("id").isEqualTo(expected.errorId());
        }
        if (expected.details() != null) {
            assertThat(error.get("details")).as("details").isEqualTo(JSON.readTree(expected.details()));
        }
    }

    /** Returns the body of a response, which must be an error of the contract. */
    static String envelope(EagerHttpResponse<?> response) {
        assertThat(header(response, "Content-Type"))
                .as("Content-Type")
                .singleElement()
                .asString()
                .startsWith("application/json");
        String body = body(response);
        assertThat(ContractSchemas.violations("ErrorResponse", body))
                .as("violations of the contract in %s", body)
                .isEmpty();
        return body;
    }

    private EagerHttpResponse<?> send(RequestVector.Request request) throws IOException {
        return RawExchange.send(baseUrl, request.method(), request.path(), request.headers(), request.body());
    }

    private static List<String> header(HttpMessage message, String name) {
        return message.getHeaders().get(name);
    }

    private static String body(EagerHttpResponse<?> response) {
        return response.getBody().map(ServerCheck::text).orElse("");
    }

    private static String text(BodyReader body) {
        try {
            return body.decodeBodyToString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void assertSameJson(String actual, @Nullable String expected) {
        if (expected == null) {
            assertThat(actual).as("body").isEmpty();
            return;
        }
        try {
            assertThat(JSON.readTree(actual)).as("body").isEqualTo(JSON.readTree(expected));
        } catch (JacksonException e) {
            throw new AssertionError("body: not JSON: " + actual, e);
        }
    }
}
