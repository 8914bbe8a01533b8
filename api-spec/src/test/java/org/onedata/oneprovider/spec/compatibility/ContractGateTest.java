package org.onedata.oneprovider.spec.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The contract does not break the released one, except where accepted. */
class ContractGateTest {
    static final Path RELEASED = Path.of("src", "main", "openapi", "released", "oneprovider.yaml");

    @Test
    void breaksNothingUnaccepted() throws IOException {
        // The contract that the classes are generated from: this project's, or another given by -Dcontract.
        Path contract = Path.of(System.getProperty("contract", "src/main/openapi/oneprovider.yaml"));
        List<Difference> differences = ContractComparison.of(read(RELEASED), read(contract));
        AcceptedChanges accepted = AcceptedChanges.read("api-spec/accepted-changes.yaml");

        String report = accepted.report("Changes of the contract since the last release", differences);
        Files.writeString(Path.of("target", "contract-changes.md"), report);
        if (!differences.isEmpty()) {
            System.out.println(report);
        }
        assertThat(accepted.faults(differences))
                .withFailMessage(() -> "The contract breaks what was released:" + accepted.faults(differences)
                        + "\nMaven ends here; with -fn it goes on, to what this does to Java.")
                .isEmpty();
    }

    private static JsonNode read(Path file) throws IOException {
        return new YAMLMapper().readTree(Files.readString(file));
    }
}
