package org.onedata.oneprovider.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The emulator as a program, in its own process but for what it says about faults. */
@Timeout(120)
@Execution(ExecutionMode.CONCURRENT)
class ProgramTest {
    @TempDir
    private Path directory;

    @Test
    void printsACallThatWorksAndStopsWhenToldTo() throws Exception {
        Process program = start("--port", "0", "--token", "secret-token");
        try (BufferedReader out = program.inputReader(StandardCharsets.UTF_8)) {
            List<String> said = readCall(out);

            assertThat(said.get(0)).matches("Oneprovider emulator at http://127\\.0\\.0\\.1:\\d+/api/v3/oneprovider");
            assertThat(said.get(2)).isEqualTo("Token: secret-token");
            assertThat(said.subList(4, 14))
                    .extracting(line -> line.replaceFirst("^ {2}\\w{32}ch\\w{4} {2}", ""))
                    .containsExactly(
                            "scheduled",
                            "resuming",
                            "active",
                            "stopping",
                            "paused",
                            "interrupted",
                            "finished",
                            "failed",
                            "cancelled",
                            "crashed");
            assertThat(said.get(15)).isEqualTo("curl -H \"X-Auth-Token: secret-token\" \\");
            assertThat(said.get(16)).startsWith("-X POST \"").endsWith("/pause\"");
            assertThat(status(HttpClient.newHttpClient(), said.get(16))).isEqualTo(204);
            assertThat(out.readLine()).isEmpty();
            assertThat(out.readLine())
                    .matches("127\\.0\\.0\\.1 POST /api/v3/oneprovider"
                            + "/automation/execution/workflows/\\w+/pause 204 \\d+ ms");

            program.toHandle().destroy(); // Process::destroy would close its output too.

            assertThat(program.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(program.exitValue()).as("exit status after SIGTERM").isEqualTo(143);
            assertThat(out.readLine()).isNull();
            assertThat(standardError(program)).isEmpty();
        } finally {
            program.destroyForcibly();
        }
    }

    @Test
    void isArrangedByHttpAndKeepsNoRequestsUnlessToldTo() throws Exception {
        Process program = start("--port", "0", "--token", "secret-token", "--release", "21.02");
        try (BufferedReader out = program.inputReader(StandardCharsets.UTF_8)) {
            URI pause = uri(readCall(out).get(16));
            HttpClient client = HttpClient.newHttpClient();
            assertThat(status(client, "-X POST \"" + pause + "\"")).isEqualTo(204);

            HttpRequest executions = HttpRequest.newBuilder(pause.resolve("/emulator/executions"))
                    .build();
            HttpRequest requests =
                    HttpRequest.newBuilder(pause.resolve("/emulator/requests")).build();
            HttpRequest reset = HttpRequest.newBuilder(pause.resolve("/emulator/reset"))
                    .POST(HttpRequest.BodyPublishers.noBody())
                    .build();
            HttpRequest unknown = HttpRequest.newBuilder(pause.resolve("../unknown/pause"))
                    .header("X-Auth-Token", "secret-token")
                    .POST(HttpRequest.BodyPublishers.noBody())
                    .build();
            String before = client.send(executions, BodyHandlers.ofString()).body();
            assertThat(before.split("\"wid\"")).hasSize(11);
            assertThat(client.send(requests, BodyHandlers.ofString()).body())
                    .isEqualTo("{\"message\":\"No requests are kept: see keepRequests(...), "
                            + "or --keep-requests of the program\"}");
            assertThat(client.send(unknown, BodyHandlers.ofString()).body())
                    .isEqualTo("{\"error\":{\"id\":\"notFound\","
                            + "\"description\":\"The requested resource could not be found.\"}}");
            assertThat(client.send(reset, BodyHandlers.discarding()).statusCode())
                    .isEqualTo(204);
            assertThat(client.send(executions, BodyHandlers.ofString()).body())
                    .as("the executions of the start")
                    .startsWith(before.substring(0, before.indexOf(',')) + ",\"status\":\"scheduled\"");
        } finally {
            program.destroy();
        }
    }

    @Test
    void servesHttpsWithTheCertificateThatItPrints() throws Exception {
        Process program = start("--port", "0", "--tls");
        try (BufferedReader out = program.inputReader(StandardCharsets.UTF_8)) {
            List<String> said = readCall(out);
            Path certificate = Path.of(said.get(3).substring("Certificate: ".length()));

            assertThat(said.get(said.size() - 2)).startsWith("curl --cacert " + certificate + " -H ");
            HttpClient client =
                    HttpClient.newBuilder().sslContext(trusting(certificate)).build();
            String token = said.get(2).substring("Token: ".length());
            HttpRequest request = HttpRequest.newBuilder(uri(said.get(said.size() - 1)))
                    .header("X-Auth-Token", token)
                    .POST(HttpRequest.BodyPublishers.noBody())
                    .build();
            assertThat(client.send(request, BodyHandlers.discarding()).statusCode())
                    .isEqualTo(204);
        } finally {
            program.destroy();
        }
    }

    @Test
    void startsWithTheExecutionsOfAFile() throws Exception {
        Path file = Files.writeString(directory.resolve("executions.yaml"), """
                users:
                  - name: alice
                    token: alices
                    privileges: [space_schedule_atm_workflow_executions]
                    spaces: {lab: [space_manage_atm_workflow_executions]}
                executions:
                  - wid: one
                    status: active
                    owner: alice
                  - wid: other
                    status: active
                    space: lab
                  - status: crashed
                """);
        Process program = start("--port", "0", "--executions", file.toString());
        try (BufferedReader out = program.inputReader(StandardCharsets.UTF_8)) {
            List<String> said = readCall(out);

            assertThat(said.get(4)).isEqualTo("  one  active");
            assertThat(said.get(6)).matches(" {2}\\w{32}ch\\w{4} {2}crashed");
            String call = said.get(said.size() - 1);
            HttpClient client = HttpClient.newHttpClient();
            assertThat(status(client, call, "alices")).isEqualTo(204);
            assertThat(status(client, call.replace("/one/", "/other/"), "alices"))
                    .isEqualTo(204);
        } finally {
            program.destroy();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "executions:\\n  - status: active\\n  - status: bogus  | :3: bogus: must be one of scheduled, resuming, active, "
                        + "stopping, paused, interrupted, finished, failed, cancelled, crashed",
                "executions: [\\n    | :2: not YAML: expected the node content, but found '<stream end>'",
                "executions:\\n  - stat: active                         | :2: stat: must be one of wid, status, owner, space",
                "executions:\\n  - wid: x                               | :2: status: is missing",
                "executions:\\n  - status: active\\n    owner: bob      | :3: owner: no such user: bob",
                "executions: 3                                          | :1: must be a sequence",
            })
    void faultOfTheFileIsNamedWithItsLine(String content, String problem) throws Exception {
        Path file = Files.writeString(directory.resolve("bad.yaml"), content.replace("\\n", "\n"));

        assertRefused("oneprovider-emulator: " + file + problem, "--port", "0", "--executions", file.toString());
    }

    @Test
    void processThatIsCalledWronglyEndsWithOneLine() throws Exception {
        Process program = start("--bogus");
        assertThat(standardError(program))
                .isEqualTo("oneprovider-emulator: Unknown option: '--bogus'" + System.lineSeparator());
        assertThat(program.waitFor()).isEqualTo(2);
        assertThat(program.inputReader().readLine()).isNull();
    }

    @Test
    void faultOfTheCommandLineIsOneLine() throws Exception {
        assertRefused("oneprovider-emulator: Unknown option: '--bogus'", "--bogus");
        assertRefused(
                "oneprovider-emulator: --release: must be one of 25.0, 21.02, 20.02: 19.02", "--release", "19.02");
        assertRefused("oneprovider-emulator: --keep-requests: must not be negative: -1", "--keep-requests", "-1");
        assertRefused("oneprovider-emulator: --port: must be 0 to 65535: 65536", "--port", "65536");
        assertRefused("oneprovider-emulator: --latency: must not be negative: PT-0.001S", "--latency", "-1");
        try (ServerSocket taken = new ServerSocket(0)) {
            assertRefused(
                    "oneprovider-emulator: cannot listen on 127.0.0.1:" + taken.getLocalPort()
                            + ": Failed to bind to /127.0.0.1:" + taken.getLocalPort(),
                    "--port",
                    "" + taken.getLocalPort());
        }
    }

    @Test
    void warnsIfOtherMachinesReachIt() throws Exception {
        Process program = start("--port", "0", "--host", "0.0.0.0");
        try (BufferedReader err = program.errorReader(StandardCharsets.UTF_8)) {
            assertThat(err.readLine())
                    .isEqualTo(
                            "oneprovider-emulator: warning: --host 0.0.0.0: whoever reaches this machine can read the"
                                    + " token from the page, and needs none for /emulator");
        } finally {
            program.destroy();
        }
    }

    @Test
    void helpStandsInTheReadme() throws Exception {
        StringWriter out = new StringWriter();
        int status = Main.commandLine().setOut(new PrintWriter(out, true)).execute("--help");
        String help = out.toString();

        assertThat(status).isZero();
        assertThat(help).contains("--port");
        assertThat(Files.readString(Path.of("README.md"))).contains(help);
    }

    private static void assertRefused(String line, String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(args);
        assertThat(err).hasToString(line + System.lineSeparator());
        assertThat(status).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
    }

    private static Process start(String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(args));
        return new ProcessBuilder(command).start();
    }

    /** The lines printed up to and including the curl command. */
    private static List<String> readCall(BufferedReader out) throws IOException {
        List<String> lines = new ArrayList<>();
        String line = out.readLine();
        while (line != null && !line.startsWith("-X POST")) {
            lines.add(line);
            line = out.readLine();
        }
        lines.add(line);
        return lines;
    }

    private static URI uri(String call) {
        return URI.create(call.substring("-X POST \"".length(), call.length() - 1));
    }

    private static int status(HttpClient client, String call) throws Exception {
        return status(client, call, "secret-token");
    }

    private static int status(HttpClient client, String call, String token) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(uri(call))
                .header("X-Auth-Token", token)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        return client.send(request, BodyHandlers.discarding()).statusCode();
    }

    private static String standardError(Process program) throws IOException {
        return new String(program.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static SSLContext trusting(Path certificate) throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        try (InputStream in = Files.newInputStream(certificate)) {
            trusted.setCertificateEntry(
                    "emulator", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
