package org.onedata.oneprovider.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.function.Executable;

/**
 * Known failures of a test class.
 *
 * <p>The file {@code ignored-vectors.yaml} beside the test class maps their ids to reasons. An ignored vector that
 * passes fails the build, so the list cannot outlive its reasons.
 */
final class IgnoredVectors {
    private static final String FILE = "ignored-vectors.yaml";

    private final KnownFailures failures;

    private IgnoredVectors(KnownFailures failures) {
        this.failures = failures;
    }

    /** Reads the list of a test class; empty if it has no such file. */
    static IgnoredVectors of(Class<?> testClass) {
        try (InputStream in = testClass.getResourceAsStream(FILE)) {
            return of(in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static IgnoredVectors of(String yaml) {
        return new IgnoredVectors(KnownFailures.parse(FILE, yaml));
    }

    void run(Vector vector, Executable check) throws Exception {
        String reason = failures.reason(vector);
        try {
            check.execute();
        } catch (NotJudgedException e) {
            Assumptions.abort(vector.id() + ": " + e.getMessage());
        } catch (Exception | AssertionError e) {
            Assumptions.assumeTrue(reason == null, reason);
            throw e;
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
        if (reason != null) {
            Assertions.fail(vector.id() + " is ignored, but passes: remove it from " + FILE);
        }
    }
}
