package org.onedata.oneprovider.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onedata.oneprovider.client.Transport;
import org.onedata.oneprovider.contract.ResponseVector.Outcome;
import org.onedata.oneprovider.contract.ResponseVector.Result;

/**
 * What the vectors ask of a server that cannot be told what to answer: any server, in any language, reached by its address.
 *
 * <p>It must have no workflow execution with an id of the vectors.
 */
public final class BlackBoxCheck {
    private final String baseUrl;
    private final String token;

    /**
     * @param baseUrl address of the API by plain HTTP, the base path included
     * @param token one that the server accepts
     */
    public BlackBoxCheck(String baseUrl, String token) {
        this.baseUrl = baseUrl;
        this.token = token;
    }

    /** The request vectors that can be checked so. */
    public static List<RequestVector> requests(Vectors vectors) {
        return vectors.requests().stream()
                .filter(vector -> vector.appliesTo() == AppliesTo.BOTH)
                .toList();
    }

    /** The malformed requests that can be checked so: those that no implementer gets to see. */
    public static List<MalformedRequestVector> malformedRequests(Vectors vectors) {
        return vectors.malformedRequests().stream()
                .filter(vector -> !vector.reachesImplementer())
                .toList();
    }

    /** The id is understood, whatever its characters: it is looked for, and not found. */
    public void check(RequestVector vector) throws Exception {
        Outcome outcome = exchange(vector);
        assertThat(outcome.status()).as("status").isEqualTo(404);
        assertThat(outcome.error()).as("error").contains("\"id\":\"notFound\"");
    }

    public void check(MalformedRequestVector vector) throws IOException {
        ServerCheck.checkAnswer(vector, baseUrl);
    }

    /** HTTP status of the answer to a pause, which must be one that the contract documents. */
    public int pause(String wid) throws Exception {
        Outcome outcome = exchange(Vectors.ANY_OPERATION, Map.of("wid", wid), null);
        return outcome.result() == Result.SUCCESS ? 204 : outcome.status();
    }

    private Outcome exchange(RequestVector vector) throws Exception {
        return exchange(vector.operation(), vector.params(), vector.request().body());
    }

    private Outcome exchange(String operation, Map<String, String> params, @Nullable String body) throws Exception {
        try (RecordingProxy proxy = new RecordingProxy(baseUrl);
                OneproviderClientUnderTest client = new OneproviderClientUnderTest(Transport.JDK)) {
            Outcome outcome = client.call(proxy.baseUrl(), token, operation, params, body);
            assertThat(OpenApiValidation.faults(proxy.request(), proxy.response()))
                    .as("faults, by the OpenAPI file")
                    .isEmpty();
            return outcome;
        }
    }
}
