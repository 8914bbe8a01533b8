package org.onedata.oneprovider.contract;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.Application;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.onedata.oneprovider.server.OneproviderContract;
import rawhttp.core.EagerHttpResponse;

/**
 * All checks of a server by the vectors, alone and with the client talking to it, and further checks of every JAX-RS
 * runtime with the feature of the stubs: input, errors of other servers, load.
 *
 * <p>Extend it once for each JAX-RS runtime; the subclass only starts the runtime.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ServerContract {
    private static final Vectors VECTORS = Vectors.load();

    private final IgnoredVectors ignored = IgnoredVectors.of(getClass());
    private final ScriptedExecutions implementer = new ScriptedExecutions();
    private ServerUnderTest server;

    /** Starts a server with this application at the base path, on a free port. */
    protected abstract ServerUnderTest start(Application application);

    @BeforeAll
    void start() {
        server = start(implementer.application());
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("requests")
    void request(RequestVector vector) throws Exception {
        ignored.run(vector, () -> new ServerCheck(server, implementer).check(vector));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("responses")
    void response(ResponseVector vector) throws Exception {
        ignored.run(vector, () -> new ServerCheck(server, implementer).check(vector));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("malformedRequests")
    void malformedRequest(MalformedRequestVector vector) throws Exception {
        ignored.run(vector, () -> new ServerCheck(server, implementer).check(vector));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("clientRequests")
    void requestOfTheClient(RequestVector vector) throws Exception {
        ignored.run(vector, () -> new PairCheck(server, implementer).check(vector));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("responses")
    void responseToTheClient(ResponseVector vector) throws Exception {
        ignored.run(vector, () -> new PairCheck(server, implementer).check(vector));
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
        new InputCheck(server).check(input);
    }

    @Test
    void resultThatBreaksAConstraint() throws Exception {
        new InputCheck(server).checkResult();
    }

    @Test
    void errorOfBytes() throws Exception {
        new InputCheck(server).checkErrorOfBytes();
    }

    @Test
    void errorsReceivedFromAnotherServer() throws Exception {
        new InputCheck(server).checkReceivedErrors();
    }

    /** An operation that nobody implements is answered, not lost. */
    @Test
    void implementerOfNothing() throws Exception {
        try (ServerUnderTest other = start(ScriptedExecutions.unimplemented())) {
            for (RequestVector vector : clientRequests()) {
                new ServerCheck(other, implementer).checkNotImplemented(vector);
            }
        }
    }

    /** If this fails for a runtime that discovers nothing, it has started to: update the Javadoc of the feature. */
    @Test
    void featureIsDiscovered() throws Exception {
        // With its own implementer: a runtime injects from the server that started last.
        try (ServerUnderTest other = start(new ScriptedExecutions().applicationWithoutFeature())) {
            RequestVector.Request request = clientRequests().get(0).request();
            EagerHttpResponse<?> response =
                    RawExchange.send(other.baseUrl(), request.method(), request.path(), Map.of(), request.body());
            assertThat(response.getStatusCode() == 401)
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

    static List<RequestVector> requests() {
        return VECTORS.requests().stream()
                .filter(vector -> vector.appliesTo().server())
                .toList();
    }

    static List<ResponseVector> responses() {
        return VECTORS.responses().stream()
                .filter(vector -> vector.appliesTo().server())
                .toList();
    }

    static List<MalformedRequestVector> malformedRequests() {
        return VECTORS.malformedRequests();
    }

    /** The pair is only checked against vectors that apply to both sides. */
    static List<RequestVector> clientRequests() {
        return VECTORS.requests().stream()
                .filter(vector -> vector.appliesTo() == AppliesTo.BOTH)
                .toList();
    }
}
