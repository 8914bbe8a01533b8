package org.onedata.oneprovider.contract.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.onedata.oneprovider.contract.Vector;

/**
 * Ids of the vectors that a client or server fails.
 *
 * @param all number of vectors checked
 */
record FailingVectors(List<String> ids, int all) {

    /** A check of one vector. Any exception is a failure, not just an {@link AssertionError}. */
    interface Check<V extends Vector> {
        void check(V vector) throws Exception;
    }

    static <V extends Vector> FailingVectors of(List<V> vectors, Check<V> check) {
        List<String> ids = new ArrayList<>();
        for (V vector : vectors) {
            try {
                check.check(vector);
            } catch (Exception | AssertionError e) {
                ids.add(vector.id());
            }
        }
        return new FailingVectors(ids, vectors.size());
    }

    FailingVectors and(FailingVectors others) {
        List<String> both = new ArrayList<>(ids);
        both.addAll(others.ids);
        return new FailingVectors(both, all + others.all);
    }

    /** At least one vector must pass: a mutant that fails everything would prove nothing. */
    void assertCaughtBy(List<String> expected) {
        assertThat(ids).as("failing vectors").containsAll(expected);
        assertThat(ids).as("failing vectors, of %s", all).hasSizeLessThan(all);
    }

    void assertNone() {
        assertThat(ids).as("failing vectors").isEmpty();
    }
}
