package org.onedata.oneprovider.contract;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * All checks of a server by the vectors. Extend it once for each server:
 *
 * <pre>{@code
 * class MyServerTest extends ServerContract {
 *
 *     @Override
 *     protected ServerUnderTest start() {
 *         MyServer server = MyServer.start();
 *         return ServerUnderTest.at(server.baseUrl(), "a-token-of-it", server::stop);
 *     }
 * }
 * }</pre>
 *
 * <p>No workflow execution of such a server may have an id that a vector uses, and the vectors that need an
 * {@link Implementer} are aborted.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ServerContract {
    private static final Vectors VECTORS = Vectors.load();

    private final IgnoredVectors ignored = IgnoredVectors.of(getClass());
    private ServerUnderTest server;

    /** Starts the server, once for all checks. */
    protected abstract ServerUnderTest start() throws Exception;

    @BeforeAll
    void startServer() throws Exception {
        server = start();
    }

    @AfterAll
    void stopServer() {
        if (server != null) {
            server.close();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("requests")
    void request(RequestVector vector) throws Exception {
        ignored.run(vector, () -> new ServerCheck(server).check(vector));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("responses")
    void response(ResponseVector vector) throws Exception {
        ignored.run(vector, () -> new ServerCheck(server).check(vector));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("malformedRequests")
    void malformedRequest(MalformedRequestVector vector) throws Exception {
        ignored.run(vector, () -> new ServerCheck(server).check(vector));
    }

    static List<RequestVector> requests() {
        return VECTORS.serverRequests();
    }

    static List<ResponseVector> responses() {
        return VECTORS.serverResponses();
    }

    static List<MalformedRequestVector> malformedRequests() {
        return VECTORS.malformedRequests();
    }
}
