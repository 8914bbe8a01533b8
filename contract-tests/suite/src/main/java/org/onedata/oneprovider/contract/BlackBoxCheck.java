package org.onedata.oneprovider.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.onedata.oneprovider.contract.ResponseVector.Outcome;
import org.onedata.oneprovider.contract.ResponseVector.Result;

/**
 * Checks by the vectors of a server whose responses cannot be scripted: any server, in any language.
 *
 * <p>The server must have no workflow execution whose id a vector uses.
 */
public final class BlackBoxCheck {
    private final String baseUrl;
    private final String token;

    /**
     * @param baseUrl base URL of the API, over plain HTTP
     * @param token an access token that the server accepts
     */
    public BlackBoxCheck(String baseUrl, String token) {
        this.baseUrl = baseUrl;
        this.token = token;
    }

    /** The request vectors that such a server can be checked against. */
    public static List<RequestVector> requests(Vectors vectors) {
        return vectors.requests().stream()
                .filter(vector -> vector.appliesTo() == AppliesTo.BOTH)
                .toList();
    }

    /** The malformed requests that such a server can be checked against: those that never reach an implementer. */
    public static List<MalformedRequestVector> malformedRequests(Vectors vectors) {
        return vectors.malformedRequests().stream()
                .filter(vector -> !vector.reachesImplementer())
                .toList();
    }

    /**
     * Checks that the server decodes the id, whatever its characters: it looks for it, and finds none.
     *
     * @throws org.opentest4j.TestAbortedException if the server does not implement the operation; every server implements the
     *     pause
     */
    public void check(RequestVector vector) throws Exception {
        Outcome outcome = exchange(vector);
        assertThat(outcome.status()).as("status").isEqualTo(404);
        assertThat(outcome.error()).as("error").contains("\"id\":\"notFound\"");
    }

    public void check(MalformedRequestVector vector) throws IOException {
        ServerCheck.checkAnswer(vector, baseUrl);
    }

    /** Status of the response to a pause. Fails unless the contract documents the response. */
    public int pause(String wid) throws Exception {
        Outcome outcome = exchange(Vectors.ANY_OPERATION, Map.of("wid", wid), null);
        return outcome.result() == Result.SUCCESS ? 204 : outcome.status();
    }

    private static boolean isNotImplemented(Outcome outcome) {
        return Objects.equals(outcome.status(), 501)
                && String.valueOf(outcome.error()).contains("\"id\":\"notImplemented\"");
    }

    private Outcome exchange(RequestVector vector) throws Exception {
        return exchange(vector.operation(), vector.params(), vector.request().body());
    }

    private Outcome exchange(String operation, Map<String, String> params, @Nullable String body) throws Exception {
        try (RecordingProxy proxy = new RecordingProxy(baseUrl);
                OneproviderClientUnderTest client = new OneproviderClientUnderTest()) {
            Outcome outcome = client.call(proxy.baseUrl(), token, operation, params, body);
            if (!operation.equals(Vectors.ANY_OPERATION) && isNotImplemented(outcome)) {
                abort("the server does not implement " + operation);
            }
            assertThat(OpenApiValidation.faults(proxy.request(), proxy.response()))
                    .as("violations of the OpenAPI file")
                    .isEmpty();
            return outcome;
        }
    }
}
