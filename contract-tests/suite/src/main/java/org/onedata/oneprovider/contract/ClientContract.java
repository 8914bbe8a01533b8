package org.onedata.oneprovider.contract;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** All checks of a client by the vectors. Extend it once for each client. */
public abstract class ClientContract {
    private static final Vectors VECTORS = Vectors.load();

    private final IgnoredVectors ignored = IgnoredVectors.of(getClass());

    /** The client; asked for before each vector. */
    protected abstract ClientUnderTest client();

    @ParameterizedTest(name = "{0}")
    @MethodSource("requests")
    void request(RequestVector vector) throws Exception {
        ignored.run(vector, () -> ClientCheck.check(vector, client()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("responses")
    void response(ResponseVector vector) throws Exception {
        ignored.run(vector, () -> ClientCheck.check(vector, client()));
    }

    static List<RequestVector> requests() {
        return VECTORS.clientRequests();
    }

    static List<ResponseVector> responses() {
        return VECTORS.clientResponses();
    }
}
