package org.onedata.oneprovider.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The program judges the peers in JavaScript, whole and with faults. Requires Node (Debian package nodejs). */
@Timeout(60)
class JavaScriptTest {
    private static final Path PEERS = Path.of("..", "..", "examples", "javascript");
    private static final List<String> FILES = List.of("json.mjs", "client.mjs", "server.mjs");

    @TempDir
    private Path copies;

    /**
     * A fault in a copy of a peer.
     *
     * @param fault what is wrong, in one sentence
     * @param replace what is replaced, and stands there once
     * @param vector the vector that has to find it
     * @param expected part of what the program expected
     * @param came part of what came in its place
     */
    record Fault(String fault, String file, String replace, String by, String vector, String expected, String came) {

        @Override
        public String toString() {
            return file + ": " + fault;
        }

        void plant(Path copies) throws IOException {
            String source = Files.readString(copies.resolve(file));
            assertThat(source).containsOnlyOnce(replace);
            Files.writeString(copies.resolve(file), source.replace(replace, by));
        }
    }

    private record Run(int status, String out, String err) {}

    @BeforeAll
    static void requireNode() {
        boolean installed = Pattern.compile(File.pathSeparator)
                .splitAsStream(System.getenv("PATH"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "node")));
        if (!"true".equals(System.getenv("CI"))) {
            Assumptions.assumeTrue(installed, "node is not installed");
        }
        assertThat(installed).as("node is installed").isTrue();
    }

    @Test
    void clientMeetsAllVectors() throws Exception {
        assertMeetsAll(judge("client.mjs", PEERS));
    }

    @Test
    void serverMeetsAllVectors() throws Exception {
        assertMeetsAll(judge("server.mjs", PEERS));
    }

    @Test
    void serverMeetsAllVectorsForABlackBox() throws Exception {
        try (Server server = new Server(PEERS)) {
            Run run = run("server", "--url", server.baseUrl, "--token", "T");
            assertThat(run.status).as(run.out + run.err).isEqualTo(Main.OK);
        }
    }

    @ParameterizedTest
    @MethodSource("faults")
    void faultIsTold(Fault fault) throws Exception {
        for (String file : FILES) {
            Files.copy(PEERS.resolve(file), copies.resolve(file));
        }
        fault.plant(copies);
        Run run = judge(fault.file, copies);
        assertThat(run.status).as(run.out + run.err).isEqualTo(Main.FAILURES);
        assertThat(run.out.split("\n\n"))
                .filteredOn(paragraph -> paragraph.startsWith("FAILED " + fault.vector + " "))
                .singleElement()
                .asString()
                .containsPattern("\n  expected  .*" + Pattern.quote(fault.expected))
                .containsPattern("\n  came      .*" + Pattern.quote(fault.came));
    }

    static List<Fault> faults() throws IOException {
        try (var in = JavaScriptTest.class.getResourceAsStream("javascript-faults.yaml")) {
            return new YAMLMapper().readValue(in, new TypeReference<List<Fault>>() {});
        }
    }

    private static void assertMeetsAll(Run run) {
        assertThat(run.status).as(run.out + run.err).isEqualTo(Main.OK);
        assertThat(run.out).doesNotContain("Not judged");
    }

    private static Run judge(String file, Path folder) throws Exception {
        if (file.equals("client.mjs")) {
            return run("client", "--", "node", folder.resolve(file).toString());
        }
        try (Server server = new Server(folder)) {
            String doors = URI.create(server.baseUrl).resolve("/").toString();
            return run(
                    "server",
                    "--url",
                    server.baseUrl,
                    "--token",
                    "T",
                    "--prepare",
                    doors + "prepare",
                    "--seen",
                    doors + "seen");
        }
    }

    private static Run run(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = Main.run(new PrintWriter(out), new PrintWriter(err), args);
        return new Run(status, out.toString(), err.toString());
    }

    /** The server, which says where it listens. */
    private static final class Server implements AutoCloseable {
        private final Process process;
        private final String baseUrl;

        Server(Path folder) throws IOException {
            process = new ProcessBuilder(
                            "node", folder.resolve("server.mjs").toString(), "--token", "T", "--doors")
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            BufferedReader out = process.inputReader();
            baseUrl = out.readLine();
            assertThat(baseUrl).as("the address of the server").startsWith("http://127.0.0.1:");
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }
}
