package org.onedata.oneprovider.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.onedata.oneprovider.contract.ResponseVector.Outcome;
import org.onedata.oneprovider.contract.ScriptedExecutions.Call;

/**
 * Checks by the vectors of the client of this project talking to a server.
 *
 * <p>The implementer must get what the client was called with, the client must see what the implementer did, and a
 * library that knows only the OpenAPI file must find the exchange valid exactly if the vector says that it is
 * documented.
 */
public final class PairCheck {
    private static final String TOKEN = "MDAxNWxvY2F00aW9";
    private static final Vectors VECTORS = Vectors.load();

    private final String baseUrl;
    private final ScriptedExecutions implementer;

    public PairCheck(ServerUnderTest server, ScriptedExecutions implementer) {
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

    private void exchange(String token, RequestVector call, Outcome expected, boolean documented) throws Exception {
        try (RecordingProxy proxy = new RecordingProxy(baseUrl);
                OneproviderClientUnderTest client = new OneproviderClientUnderTest()) {
            Outcome outcome = client.call(
                    proxy.baseUrl(),
                    token,
                    call.operation(),
                    call.params(),
                    call.request().body());
            ClientCheck.assertOutcome(outcome, expected);
            assertThat(implementer.calls()).as("calls of the implementer").containsExactly(Call.of(call, token));
            assertThat(OpenApiValidation.faults(proxy.request(), proxy.response())
                            .isEmpty())
                    .as(
                            "documented in the OpenAPI file: %s",
                            OpenApiValidation.faults(proxy.request(), proxy.response()))
                    .isEqualTo(documented);
        }
    }
}
