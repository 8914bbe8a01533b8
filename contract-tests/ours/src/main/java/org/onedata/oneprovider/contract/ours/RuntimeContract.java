package org.onedata.oneprovider.contract.ours;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.Application;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.onedata.oneprovider.contract.AppliesTo;
import org.onedata.oneprovider.contract.RequestVector;
import org.onedata.oneprovider.contract.ResponseVector;
import org.onedata.oneprovider.contract.ServerContract;
import org.onedata.oneprovider.contract.ServerUnderTest;
import org.onedata.oneprovider.contract.Vectors;
import org.onedata.oneprovider.server.OneproviderContract;

/**
 * All checks of a JAX-RS runtime with the stubs and their feature: by the vectors, alone and with the client talking to
 * it, and by what the vectors have not: input, errors of other servers, load.
 *
 * <p>Extend it once for each runtime; the subclass only starts the runtime.
 */
public abstract class RuntimeContract extends ServerContract {
    private static final Vectors VECTORS = Vectors.load();

    private final ScriptedExecutions implementer = new ScriptedExecutions();
    private ServletServer server;

    /** Starts a server with this application at the base path, on a free port. */
    protected abstract ServletServer start(Application application);

    @Override
    protected final ServerUnderTest start() {
        server = start(implementer.application());
        return ServerUnderTest.at(server.baseUrl(), "a-token", server::close).with(implementer);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("clientRequests")
    void requestOfTheClient(RequestVector vector) throws Exception {
        new PairCheck(server, implementer).check(vector);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("clientResponses")
    void responseToTheClient(ResponseVector vector) throws Exception {
        new PairCheck(server, implementer).check(vector);
    }

    @Test
    void tenThousandPausesOverTwoHundredConnections() throws Exception {
        implementer.expect(ResponseVector.Outcome.SUCCESS);
        new LoadCheck(server.baseUrl(), "token").pauses(Collections.nCopies(10_000, "w1"));
    }

    @Test
    void randomRequests() throws Exception {
        implementer.expect(ResponseVector.Outcome.SUCCESS);
        new LoadCheck(server.baseUrl(), "token").randomRequests(2_000, OneproviderContract.BASE_PATH);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("inputs")
    void input(InputCheck.Input input) throws Exception {
        new InputCheck(server.baseUrl()).check(input);
    }

    @Test
    void resultThatBreaksAConstraint() throws Exception {
        new InputCheck(server.baseUrl()).checkResult();
    }

    @Test
    void errorOfBytes() throws Exception {
        new InputCheck(server.baseUrl()).checkErrorOfBytes();
    }

    @Test
    void errorsReceivedFromAnotherServer() throws Exception {
        new InputCheck(server.baseUrl()).checkReceivedErrors();
    }

    /** An operation that nobody implements is answered, not lost. */
    @Test
    void implementerOfNothing() throws Exception {
        try (ServletServer other = start(ScriptedExecutions.unimplemented())) {
            for (RequestVector vector : clientRequests()) {
                InputCheck.Answer answer = InputCheck.send(other.baseUrl(), vector.request());
                assertThat(answer.status()).as("status of %s", vector).isEqualTo(501);
                assertThat(answer.error()).contains("\"id\":\"notImplemented\"");
            }
        }
    }

    /** If this fails for a runtime that discovers nothing, it has started to: update the Javadoc of the feature. */
    @Test
    void featureIsDiscovered() throws Exception {
        // With its own implementer: a runtime injects from the server that started last.
        try (ServletServer other = start(new ScriptedExecutions().applicationWithoutFeature())) {
            RequestVector.Request request = clientRequests().get(0).request();
            HttpRequest withoutToken = HttpRequest.newBuilder(URI.create(other.baseUrl() + request.path()))
                    .method(
                            request.method(),
                            request.body() == null ? BodyPublishers.noBody() : BodyPublishers.ofString(request.body()))
                    .build();
            int status = HttpClient.newHttpClient()
                    .send(withoutToken, BodyHandlers.ofString())
                    .statusCode();
            assertThat(status == 401)
                    .as("whether the feature is active in an application that does not register it")
                    .isEqualTo(discoversFeatures());
        }
    }

    /** Whether the runtime finds a {@code Feature} through {@link java.util.ServiceLoader}. */
    protected boolean discoversFeatures() {
        return true;
    }

    static List<InputCheck.Input> inputs() {
        return InputCheck.inputs();
    }

    /** The pair is only checked against vectors that apply to both sides. */
    static List<RequestVector> clientRequests() {
        return VECTORS.requests().stream()
                .filter(vector -> vector.appliesTo() == AppliesTo.BOTH)
                .toList();
    }

    static List<ResponseVector> clientResponses() {
        return VECTORS.serverResponses();
    }
}
