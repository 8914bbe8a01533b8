package org.onedata.oneprovider.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.onedata.oneprovider.emulator.ExecutionStatus;
import org.onedata.oneprovider.emulator.OneproviderEmulator;

/** The program as one file in the PATH, run by a shell. */
@Timeout(60)
class ProgramIT {
    private static final Path TARGET = Path.of("target").toAbsolutePath();

    @TempDir
    private static Path directory;

    private static OneproviderEmulator emulator;

    @BeforeAll
    static void start() throws Exception {
        Files.copy(TARGET.resolve("oneprovider-rest-cli"), directory.resolve("oneprovider-rest-cli"));
        emulator = OneproviderEmulator.start();
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "k",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-keystore",
                        "keys",
                        "-storepass",
                        "secret")
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        assertThat(keytool.waitFor()).isZero();
    }

    @AfterAll
    static void stop() {
        emulator.close();
    }

    private static Run sh(Map<String, String> environment, String line) throws Exception {
        Map<String, String> all =
                new HashMap<>(Map.of("XDG_CACHE_HOME", TARGET.resolve("cache").toString()));
        all.putAll(environment);
        return Run.sh(directory, all, line);
    }

    /** The line of the API page, which is that of the READMEs. */
    @Test
    void theLineOfTheApiPage() throws Exception {
        String line = Objects.requireNonNull(Operations.find("pauseWorkflowExecution"))
                .example();
        for (String readme : new String[] {"README.md", "../README.md"}) {
            assertThat(Files.readString(Path.of(readme))).contains(line);
        }
        String wid = emulator.schedule();
        Map<String, String> environment = new HashMap<>(Run.environment(emulator));
        environment.put("ATM_WORKFLOW_SCHEMA_ID", wid);

        assertThat(sh(environment, line)).isEqualTo(new Run(0, "", ""));
        assertThat(emulator.status(wid)).isIn(ExecutionStatus.STOPPING, ExecutionStatus.PAUSED);
        emulator.move(wid, ExecutionStatus.FINISHED);
        Run ended = sh(environment, line);
        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.out()).startsWith("{\"error\":{\"id\":\"atmWorkflowExecutionEnded\"");
        assertThat(ended.err())
                .isEqualTo(
                        "400 atmWorkflowExecutionEnded: Specified automation workflow execution has already ended.\n");
    }

    @Test
    void wrongUse() throws Exception {
        assertThat(sh(Map.of(), "oneprovider-rest-cli pauseWorkflowExecution wdi=x"))
                .isEqualTo(new Run(2, "", "oneprovider-rest-cli: unknown parameter \"wdi\", did you mean \"wid\"?\n"));
    }

    @Test
    void valuesAreNotRun() throws Exception {
        String value = "$(touch x)`touch x`'\"\n;\\ zażółć " + "x".repeat(100_000);
        try (Peer peer = Peer.start(Peer.NO_CONTENT)) {
            Map<String, String> environment =
                    Map.of("VALUE", value, "ONEPROVIDER_HOST", peer.host(), "ONEPROVIDER_API_KEY", "t");

            assertThat(sh(environment, "oneprovider-rest-cli pauseWorkflowExecution wid=\"$VALUE\""))
                    .isEqualTo(new Run(0, "", ""));
            assertThat(peer.heads().get(0))
                    .contains(
                            "/workflows/%24%28touch%20x%29%60touch%20x%60%27%22%0A%3B%5C%20za%C5%BC%C3%B3%C5%82%C4%87%20xxx");
        }
    }

    @Test
    void overTls() throws Exception {
        Path ca = Files.write(directory.resolve("ca.pem"), pem());
        try (Peer peer = Peer.start(tls(), Peer.NO_CONTENT)) {
            Map<String, String> environment =
                    Map.of("ONEPROVIDER_HOST", "https://localhost:" + peer.port(), "ONEPROVIDER_API_KEY", "t");

            Run untrusted = sh(environment, "oneprovider-rest-cli pauseWorkflowExecution wid=x");
            assertThat(untrusted.status()).isEqualTo(3);
            assertThat(untrusted.err())
                    .startsWith("no answer: SSLHandshakeException: ")
                    .endsWith(" (the request has not reached the server); --cacert FILE trusts a CA, -k anyone\n");
            assertThat(sh(environment, "oneprovider-rest-cli --cacert " + ca + " pauseWorkflowExecution wid=x"))
                    .isEqualTo(new Run(0, "", ""));
            assertThat(sh(
                            environment,
                            "oneprovider-rest-cli -k --host 127.0.0.1:" + peer.port()
                                    + " pauseWorkflowExecution wid=x"))
                    .isEqualTo(new Run(0, "", "warning: the certificate of the server is not checked (-k)\n"));
        }
    }

    @Test
    void throughAProxy() throws Exception {
        try (Peer proxy = Peer.start(Peer.NO_CONTENT)) {
            Map<String, String> environment =
                    Map.of("ONEPROVIDER_HOST", "http://localhost:1", "ONEPROVIDER_API_KEY", "t");

            assertThat(sh(environment, "oneprovider-rest-cli -x " + proxy.host() + " pauseWorkflowExecution wid=x"))
                    .isEqualTo(new Run(0, "", ""));
            assertThat(proxy.heads().get(0))
                    .startsWith("POST http://localhost:1/api/v3/oneprovider/automation/execution/workflows/x/pause");
        }
    }

    @Test
    void withoutJava() throws Exception {
        assertThat(sh(Map.of("JAVA_HOME", "/none"), "oneprovider-rest-cli --version"))
                .isEqualTo(new Run(
                        2,
                        "",
                        "oneprovider-rest-cli: needs Java 17 or later, and there is none: set JAVA_HOME, or have java in the"
                                + " PATH\n"));
    }

    @Test
    void theDistributionHasCompletionAndAManPage() throws IOException {
        assertThat(Files.readString(TARGET.resolve("oneprovider-rest-cli_completion")))
                .contains("complete -F", "pauseWorkflowExecution");
        assertThat(Files.readString(TARGET.resolve("oneprovider-rest-cli.1"))).startsWith(".TH ONEPROVIDER-REST-CLI 1");
    }

    @Test
    void carriesTheClientAndPicocliOnly() throws IOException {
        try (JarFile jar = new JarFile(directory.resolve("oneprovider-rest-cli").toFile())) {
            assertThat(jar.stream()
                            .map(ZipEntry::getName)
                            .filter(name -> name.endsWith(".class"))
                            .map(name -> name.replaceFirst("^META-INF/versions/\\d+/", ""))
                            .map(name -> name.replaceFirst("^((com|org|jakarta)/[^/]+|[^/]+).*", "$1")))
                    .containsOnly(
                            "org/onedata",
                            "feign",
                            "com/fasterxml",
                            "org/apache",
                            "org/slf4j",
                            "org/jspecify",
                            "jakarta/validation",
                            "picocli");
            assertThat(jar.getEntry("META-INF/THIRD-PARTY.txt")).isNotNull();
        }
    }

    private static KeyStore keys() throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(directory.resolve("keys"))) {
            keys.load(in, "secret".toCharArray());
        }
        return keys;
    }

    private static byte[] pem() throws Exception {
        return ("-----BEGIN CERTIFICATE-----\n"
                        + Base64.getMimeEncoder()
                                .encodeToString(keys().getCertificate("k").getEncoded())
                        + "\n-----END CERTIFICATE-----\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static ServerSocketFactory tls() throws Exception {
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys(), "secret".toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context.getServerSocketFactory();
    }
}
