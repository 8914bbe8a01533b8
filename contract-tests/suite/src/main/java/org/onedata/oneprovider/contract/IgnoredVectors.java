package org.onedata.oneprovider.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.function.Executable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Vectors that an implementation is known to fail, with a reason for each.
 *
 * <p>The file {@code ignored-vectors.yaml} beside the test class maps their ids to reasons. An ignored vector that
 * passes fails the build, so the list cannot outlive its reasons.
 */
final class IgnoredVectors {
    private final Map<String, String> reasons;

    private IgnoredVectors(Map<String, String> reasons) {
        this.reasons = reasons;
    }

    /** Reads the list of a test class; empty if it has no such file. */
    static IgnoredVectors of(Class<?> testClass) {
        try (InputStream in = testClass.getResourceAsStream("ignored-vectors.yaml")) {
            return of(in == null ? "{}" : new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static IgnoredVectors of(String yaml) {
        Map<String, String> reasons =
                new YAMLMapper().readValue(yaml, new TypeReference<LinkedHashMap<String, String>>() {});
        List<String> known = Vectors.load().all().stream().map(Vector::id).toList();
        reasons.forEach((id, reason) -> {
            if (!known.contains(id) || reason == null || reason.isBlank()) {
                throw new MalformedVectorException("ignored-vectors.yaml", id, "no such vector, or no reason");
            }
        });
        return new IgnoredVectors(reasons);
    }

    void run(Vector vector, Executable check) throws Exception {
        String reason = reasons.get(vector.id());
        try {
            check.execute();
        } catch (Exception | AssertionError e) {
            Assumptions.assumeTrue(reason == null, reason);
            throw e;
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
        if (reason != null) {
            Assertions.fail(vector.id() + " is ignored, but passes: remove it from ignored-vectors.yaml");
        }
    }
}
