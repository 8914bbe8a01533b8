package org.onedata.oneprovider.contract.ours;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onedata.oneprovider.contract.Implementer.Call;
import org.onedata.oneprovider.contract.RequestVector;
import org.onedata.oneprovider.contract.ResponseVector;
import org.onedata.oneprovider.contract.ResponseVector.Outcome;
import org.onedata.oneprovider.contract.Vectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Checks by the vectors of the client of this project talking to a server.
 *
 * <p>The implementer must get what the client was called with, the client must see what the implementer did, and a
 * library that knows only the OpenAPI file must find the exchange valid exactly if the vector says that it is
 * documented.
 */
public final class PairCheck {
    private static final String TOKEN = "MDAxNWxvY2F00aW9";
    private static final JsonMapper JSON = new JsonMapper();
    private static final Vectors VECTORS = Vectors.load();

    private final String baseUrl;
    private final ScriptedExecutions implementer;

    public PairCheck(ServletServer server, ScriptedExecutions implementer) {
        this.baseUrl = server.baseUrl();
        this.implementer = implementer;
    }

    public void check(RequestVector vector) throws Exception {
        Outcome success = VECTORS.successOf(vector.operation()).outcome();
        implementer.expect(success);
        exchange(vector.token(), vector, success, true);
    }

    public void check(ResponseVector vector) throws Exception {
        implementer.expect(vector.outcome());
        exchange(TOKEN, VECTORS.exampleOf(vector.operation()), vector.outcome(), vector.documented());
    }

    /** Pauses an execution, and returns the status. Fails unless the OpenAPI file documents the exchange. */
    public static int pause(String baseUrl, String token, String wid) throws Exception {
        try (RecordingProxy proxy = new RecordingProxy(baseUrl);
                OneproviderClientUnderTest client = new OneproviderClientUnderTest()) {
            Outcome outcome = client.call(proxy.baseUrl(), token, "pause_workflow_execution", Map.of("wid", wid), null);
            assertThat(OpenApiValidation.faults(proxy.request(), proxy.response()))
                    .as("violations of the OpenAPI file")
                    .isEmpty();
            return outcome.status() == null ? 204 : outcome.status();
        }
    }

    private void exchange(String token, RequestVector call, Outcome expected, boolean documented) throws Exception {
        try (RecordingProxy proxy = new RecordingProxy(baseUrl);
                OneproviderClientUnderTest client = new OneproviderClientUnderTest()) {
            Outcome outcome = client.call(
                    proxy.baseUrl(),
                    token,
                    call.operation(),
                    call.params(),
                    call.request().body());
            assertThat(outcome.result()).as("outcome").isEqualTo(expected.result());
            assertThat(outcome.status()).as("status").isEqualTo(expected.status());
            assertThat(json(outcome.value())).as("result").isEqualTo(json(expected.value()));
            assertThat(json(outcome.error())).as("error").isEqualTo(json(expected.error()));
            assertThat(implementer.calls()).as("calls of the implementer").hasSize(1);
            Call made = implementer.calls().get(0);
            assertThat(made.operation()).isEqualTo(call.operation());
            assertThat(made.params()).isEqualTo(call.params());
            assertThat(made.token()).isEqualTo(token);
            assertThat(json(made.body())).isEqualTo(json(call.request().body()));
            assertThat(OpenApiValidation.faults(proxy.request(), proxy.response())
                            .isEmpty())
                    .as(
                            "documented in the OpenAPI file: %s",
                            OpenApiValidation.faults(proxy.request(), proxy.response()))
                    .isEqualTo(documented);
        }
    }

    private static @Nullable JsonNode json(@Nullable String text) {
        return text == null ? null : JSON.readTree(text);
    }
}
