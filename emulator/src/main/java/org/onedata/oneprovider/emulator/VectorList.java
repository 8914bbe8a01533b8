package org.onedata.oneprovider.emulator;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The contract's response vectors, {@code responses.yaml}, for tests that ask for one by its id. */
final class VectorList {
    /** Read with the first vector that is asked for: most tests need none. */
    private static final class Holder {
        static final Map<String, Vector> VECTORS = read();
    }

    private VectorList() {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Content(List<Vector> responses) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Vector(String id, Response response) {}

    record Response(
            int status,
            @Nullable Map<String, String> headers,
            @Nullable String body) {}

    /** @throws IllegalArgumentException if there is no such vector */
    static Response get(String id) {
        Vector vector = Holder.VECTORS.get(id);
        if (vector == null) {
            throw new IllegalArgumentException("vector: no such vector: " + id);
        }
        return vector.response();
    }

    static Iterable<String> ids() {
        return Holder.VECTORS.keySet();
    }

    private static Map<String, Vector> read() {
        try (InputStream in = VectorList.class.getResourceAsStream("responses.yaml")) {
            return new ObjectMapper(new YAMLFactory())
                    .readValue(in, Content.class).responses().stream()
                            .collect(Collectors.toMap(Vector::id, Function.identity()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
