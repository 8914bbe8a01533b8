package org.onedata.oneprovider.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onedata.oneprovider.client.ScriptedServer.NO_CONTENT;
import static org.onedata.oneprovider.client.ScriptedServer.answers;

import feign.Client;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Programs without some of the jars, each in its own JVM. */
class LibrariesTest {
    private static final String WHOLE = System.getProperty("java.class.path");

    @ParameterizedTest
    @CsvSource({
        "/httpclient5-, org.apache.httpcomponents.client5:httpclient5",
        "/httpcore5-5, org.apache.httpcomponents.client5:httpclient5",
        "/jackson-databind-, com.fasterxml.jackson.core:jackson-databind",
        "/jackson-core-, com.fasterxml.jackson.core:jackson-databind",
        "/jackson-datatype-jsr310-, com.fasterxml.jackson.datatype:jackson-datatype-jsr310"
    })
    void theBuilderNamesWhatIsMissing(String jar, String named) throws Exception {
        assertThat(run(without(jar), "apache", "http://127.0.0.1:1"))
                .startsWith("IllegalArgumentException: build: needs " + named);
    }

    @Test
    void anotherClientNeedsNoneOfApaches() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(answers(NO_CONTENT))) {
            assertThat(run(without("/org/apache/httpcomponents/"), "feign", server.baseUrl()))
                    .isEqualTo("paused");
        }
    }

    private static String without(String jars) {
        String some = Arrays.stream(WHOLE.split(File.pathSeparator))
                .filter(entry -> !entry.replace(File.separatorChar, '/').contains(jars))
                .collect(Collectors.joining(File.pathSeparator));
        assertThat(some).isNotEqualTo(WHOLE);
        return some;
    }

    private static String run(String classPath, String... arguments) throws Exception {
        ProcessBuilder java = new ProcessBuilder(
                System.getProperty("java.home") + "/bin/java",
                "-cp",
                classPath,
                "-Dorg.slf4j.simpleLogger.logFile=System.err", // Not that of this JVM.
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=off",
                Program.class.getName());
        java.command().addAll(Arrays.asList(arguments));
        Process program = java.redirectErrorStream(true).start();
        return new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }

    /** Pauses, and prints the outcome. */
    static final class Program {
        private Program() {}

        public static void main(String[] arguments) {
            OneproviderClient.Builder builder =
                    OneproviderClient.builder().baseUrl(arguments[1]).token(Clients.TOKEN);
            if (arguments[0].equals("feign")) {
                builder.client(new Client.Default(null, null));
            }
            try (OneproviderClient client = builder.build()) {
                Clients.pause(client);
                System.out.print("paused");
            } catch (RuntimeException e) {
                System.out.println(e.getClass().getSimpleName() + ": " + e.getMessage());
            }
        }
    }
}
