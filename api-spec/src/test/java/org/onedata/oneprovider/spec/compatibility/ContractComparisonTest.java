package org.onedata.oneprovider.spec.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Revisions of the released contract, each with the expected verdict. */
class ContractComparisonTest {
    private static final YAMLMapper YAML = new YAMLMapper();

    private record Revision(String name, List<Edit> edits, List<Verdict> differences) {
        @Override
        public String toString() {
            return name;
        }
    }

    private record Edit(String replace, String with) {}

    private record Verdict(String breaks, String difference) {}

    @ParameterizedTest(name = "{0}")
    @MethodSource("revisions")
    void revision(Revision revision) throws IOException {
        String released = Files.readString(ContractGateTest.RELEASED);
        String revised = released;
        for (Edit edit : revision.edits) {
            assertThat(revised).contains(edit.replace);
            int at = revised.indexOf(edit.replace);
            revised = revised.substring(0, at) + edit.with + revised.substring(at + edit.replace.length());
        }
        assertThat(ContractComparison.of(YAML.readTree(released), YAML.readTree(revised)))
                .extracting(difference -> new Verdict(difference.breaks().text, difference.toString()))
                .containsExactlyElementsOf(revision.differences);
    }

    @Test
    void nothingIsDifferentFromItself() throws IOException {
        JsonNode released = YAML.readTree(Files.readString(ContractGateTest.RELEASED));
        assertThat(ContractComparison.of(released, released)).isEmpty();
    }

    static Stream<Revision> revisions() throws IOException {
        try (InputStream in = ContractComparisonTest.class.getResourceAsStream("revisions.yaml")) {
            return Stream.of(YAML.readValue(in, Revision[].class));
        }
    }
}
