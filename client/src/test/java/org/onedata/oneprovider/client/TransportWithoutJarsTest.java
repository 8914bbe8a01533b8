package org.onedata.oneprovider.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onedata.oneprovider.client.ScriptedServer.answer;
import static org.onedata.oneprovider.client.ScriptedServer.answers;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs without the jars of Apache HttpClient, each in its own JVM. */
class TransportWithoutJarsTest {
    private static final String WHOLE = System.getProperty("java.class.path");

    @Test
    void theJdkTransportNeedsNone() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(answers(ScriptedServer.NO_CONTENT, answer(404, "")))) {
            assertThat(run(without("/org/apache/httpcomponents/"), "JDK", server.baseUrl()))
                    .isEqualTo("paused, NotFoundException: pauseWorkflowExecution: 404 without a body");
            assertThat(server.requests()).hasSize(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/org/apache/httpcomponents/", "/httpclient5-", "/httpcore5-5"})
    void theApacheTransportNamesWhatIsMissing(String jars) throws Exception {
        assertThat(run(without(jars), "APACHE", "http://127.0.0.1:1"))
                .isEqualTo("IllegalArgumentException: transport: APACHE needs"
                        + " org.apache.httpcomponents.client5:httpclient5 on the class path; add it, or call"
                        + " transport(Transport.JDK)");
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

    /** Pauses twice, and prints the outcomes. */
    static final class Program {
        private Program() {}

        public static void main(String[] arguments) {
            try (OneproviderClient client = OneproviderClient.builder()
                    .transport(Transport.valueOf(arguments[0]))
                    .baseUrl(arguments[1])
                    .token(Clients.TOKEN)
                    .build()) {
                Clients.pause(client);
                System.out.print("paused, ");
                Clients.pause(client);
            } catch (RuntimeException e) {
                System.out.println(e.getClass().getSimpleName() + ": " + e.getMessage());
            }
        }
    }
}
