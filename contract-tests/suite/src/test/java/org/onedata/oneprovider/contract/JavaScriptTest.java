package org.onedata.oneprovider.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The program judges the peers in JavaScript, whole and with faults. Requires Node (Debian package nodejs). */
@Timeout(60)
@Execution(ExecutionMode.CONCURRENT)
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

    @ParameterizedTest
    @ValueSource(strings = {"client.mjs", "server.mjs"})
    void meetsAllVectors(String file) throws Exception {
        Program program = judge(PEERS.resolve(file));
        assertThat(program.status()).as(program.out() + program.err()).isEqualTo(Main.OK);
        // Not a few of them: a peer may decline what it does not have.
        assertThat(program.out()).containsPattern("\nAll 1\\d\\d vectors judged are met");
    }

    @Test
    void serverMeetsAllVectorsForABlackBox() throws Exception {
        try (Server server = new Server(PEERS.resolve("server.mjs"))) {
            Program program = Program.run("server", "--url", server.baseUrl, "--token", "T");
            assertThat(program.status()).as(program.out() + program.err()).isEqualTo(Main.OK);
        }
    }

    @ParameterizedTest
    @MethodSource("faults")
    void faultIsTold(Fault fault) throws Exception {
        for (String file : FILES) {
            Files.copy(PEERS.resolve(file), copies.resolve(file));
        }
        fault.plant(copies);
        // All that find a fault, so that a run is short, and another vector could fail in its place.
        String vectors = faults().stream()
                .filter(other -> other.file.equals(fault.file))
                .map(Fault::vector)
                .collect(Collectors.joining(","));
        Program program = judge(copies.resolve(fault.file), "--only", vectors);
        assertThat(program.status()).as(program.out() + program.err()).isEqualTo(Main.FAILURES);
        assertThat(program.out().split("\n\n"))
                .filteredOn(paragraph -> paragraph.startsWith("FAILED " + fault.vector + " "))
                .singleElement()
                .asString()
                .containsPattern("\n  expected  .*" + Pattern.quote(fault.expected))
                .containsPattern("\n  came      .*" + Pattern.quote(fault.came));
    }

    @Test
    void failureOnThePageIsReal() throws Exception {
        Fault fault = faults().get(0);
        faultIsTold(fault);
        String told = judge(copies.resolve(fault.file), "--only", fault.vector).out();
        assertThat(Files.readString(Path.of("..", "..", "docs", "contract-kit.md")))
                .contains(told.substring(told.indexOf("FAILED"), told.lastIndexOf("\n\n")));
    }

    static List<Fault> faults() throws IOException {
        try (var in = JavaScriptTest.class.getResourceAsStream("javascript-faults.yaml")) {
            return new YAMLMapper().readValue(in, new TypeReference<List<Fault>>() {});
        }
    }

    private static Program judge(Path file, String... options) throws Exception {
        List<String> args = new ArrayList<>(List.of(options));
        if (file.endsWith("client.mjs")) {
            args.add(0, "client");
            args.addAll(List.of("--", "node", file.toString()));
            return Program.run(args.toArray(String[]::new));
        }
        try (Server server = new Server(file)) {
            args.addAll(0, List.of("server", "--url", server.baseUrl, "--token", "T"));
            String doors = URI.create(server.baseUrl).resolve("/").toString();
            args.addAll(List.of("--prepare", doors + "prepare", "--seen", doors + "seen"));
            return Program.run(args.toArray(String[]::new));
        }
    }

    /** The server, which says where it listens. */
    private static final class Server implements AutoCloseable {
        private final Process process;
        private final String baseUrl;

        Server(Path file) throws IOException {
            process = new ProcessBuilder("node", file.toString(), "--token", "T", "--doors")
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
