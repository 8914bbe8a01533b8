package org.onedata.oneprovider.contract;

import jakarta.ws.rs.core.Application;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * All that the vectors ask of a server, and of the client that talks to it.
 *
 * <p>To be extended by a test class for each JAX-RS runtime, which says how to start the runtime and no more.
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

    /** The pair can meet what binds both of them only. */
    static List<RequestVector> clientRequests() {
        return VECTORS.requests().stream()
                .filter(vector -> vector.appliesTo() == AppliesTo.BOTH)
                .toList();
    }
}
