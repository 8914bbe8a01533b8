package org.onedata.oneprovider.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.onedata.oneprovider.client.OneproviderClient;
import org.onedata.oneprovider.model.ErrorResponse;
import org.onedata.oneprovider.server.OneproviderContract;
import org.onedata.oneprovider.spec.compatibility.AcceptedChanges;
import org.onedata.oneprovider.spec.compatibility.Difference;
import org.onedata.oneprovider.spec.compatibility.Difference.Breaks;

/** The public Java API does not break the released one, except where accepted. */
class JavaApiGateTest {
    private static final Path RELEASED = Path.of("released");

    /** A module, one of its classes, and whom a breaking change affects. */
    private record Module(String name, Class<?> type, Breaks breaks) {

        Path recorded() {
            return RELEASED.resolve(name + ".txt");
        }

        JavaApi api() throws Exception {
            return JavaApi.ofClasses(Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI()));
        }
    }

    private static final List<Module> MODULES = List.of(
            new Module("model", ErrorResponse.class, Breaks.BOTH),
            new Module("client", OneproviderClient.class, Breaks.CALLERS),
            new Module("server-stubs", OneproviderContract.class, Breaks.IMPLEMENTERS));

    @Test
    void breaksNothingUnaccepted() throws Exception {
        if (Boolean.getBoolean("api.record")) {
            for (Module module : MODULES) {
                Files.writeString(module.recorded(), module.api().toString());
            }
        }
        List<Difference> differences = new ArrayList<>();
        for (Module module : MODULES) {
            JavaApi released = JavaApi.parse(Files.readString(module.recorded()));
            differences.addAll(released.differences(module.name, module.api(), module.breaks));
        }
        AcceptedChanges accepted = AcceptedChanges.read("build-tests/accepted-changes.yaml");

        String report = accepted.report("Changes of the Java API since the last release", differences);
        Files.writeString(Path.of("target", "java-api-changes.md"), report);
        if (!differences.isEmpty()) {
            System.out.println(report);
        }
        assertThat(accepted.faults(differences))
                .withFailMessage(() -> "The Java API breaks what was released:" + accepted.faults(differences))
                .isEmpty();
    }
}
