package org.onedata.oneprovider.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.onedata.oneprovider.client.ScriptedServer.NO_CONTENT;
import static org.onedata.oneprovider.client.ScriptedServer.answer;
import static org.onedata.oneprovider.client.ScriptedServer.answers;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onedata.oneprovider.client.ScriptedServer.Script;

/** Whom a client trusts. The certificates are made anew. */
class TlsTest {
    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    static Path directory;

    private static KeyStore good;
    private static KeyStore expired;
    private static KeyStore otherHost;

    @BeforeAll
    static void makeCertificates() throws Exception {
        keytool("-alias", "ca", "-dname", "CN=ca", "-ext", "bc:c", "-validity", "30");
        good = make("good", "ip:127.0.0.1", "-1d");
        expired = make("expired", "ip:127.0.0.1", "-400d");
        otherHost = make("other-host", "dns:other.example", "-1d");
    }

    @Test
    void trustsAPrivateAuthority() throws Exception {
        try (ScriptedServer server = server(good, answers(answer(404, "{\"error\":{\"id\":\"x\"}}"), NO_CONTENT));
                OneproviderClient client =
                        client(server).sslContext(trustingTheAuthority()).build()) {
            assertThat(Clients.failure(client, NotFoundException.class).error()).isPresent();
            Clients.pause(client);
            Clients.pause(client);
            assertThat(server.connections()).as("the connection is used again").isEqualTo(1);
        }
    }

    /** As a program sets it for all of its connections. */
    @Test
    void trustsWhomTheJvmTrusts() throws Exception {
        SSLContext before = SSLContext.getDefault();
        try (ScriptedServer server = server(good, answers(NO_CONTENT))) {
            SSLContext.setDefault(trustingTheAuthority());
            try (OneproviderClient client = client(server).build()) {
                Clients.pause(client);
            }
        } finally {
            SSLContext.setDefault(before);
        }
    }

    /** Mutual TLS, as system properties set it up for a whole program. */
    @Test
    void showsTheCertificateOfTheJvm() throws Exception {
        SSLContext context = context(good);
        ServerSocketFactory strict = new ServerSocketFactory() {
            @Override
            public ServerSocket createServerSocket(int port, int backlog, InetAddress address) throws IOException {
                SSLServerSocket socket =
                        (SSLServerSocket) context.getServerSocketFactory().createServerSocket(port, backlog, address);
                socket.setNeedClientAuth(true);
                return socket;
            }

            @Override
            public ServerSocket createServerSocket(int port) {
                throw new UnsupportedOperationException();
            }

            @Override
            public ServerSocket createServerSocket(int port, int backlog) {
                throw new UnsupportedOperationException();
            }
        };
        List<String> stores = new ArrayList<>();
        for (String role : new String[] {"keyStore", "trustStore"}) {
            Path file = directory.resolve(role + ".p12");
            try (OutputStream out = Files.newOutputStream(file)) {
                (role.equals("keyStore") ? only("good") : onlyTheAuthority()).store(out, PASSWORD);
            }
            stores.add("-Djavax.net.ssl." + role + "=" + file);
            stores.add("-Djavax.net.ssl." + role + "Password=" + new String(PASSWORD));
        }
        try (ScriptedServer server = ScriptedServer.start(strict, answers(NO_CONTENT))) {
            assertThat(run(server, stores)).isEqualTo("null");
            assertThat(server.requests()).hasSize(1);
            assertThat(run(server, stores.subList(2, 4))).contains("no answer");
            assertThat(server.requests()).hasSize(1);
        }
    }

    private static String run(ScriptedServer server, List<String> options) throws Exception {
        List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java"));
        command.addAll(options);
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                "-Dorg.slf4j.simpleLogger.logFile=System.err", // Not that of this JVM.
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=off",
                Program.class.getName(),
                baseUrl(server)));
        Process program = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }

    /** Pauses once, and prints the failure. */
    static final class Program {
        private Program() {}

        public static void main(String[] arguments) {
            try (OneproviderClient client = client().baseUrl(arguments[0]).build()) {
                System.out.println(Clients.failure(client));
            }
        }
    }

    @Test
    void silenceIsAReadTimeout() throws Exception {
        try (ScriptedServer server = server(good, connection -> {
                    connection.readRequest();
                    connection.awaitClose();
                });
                OneproviderClient client = client(server)
                        .sslContext(trustingTheAuthority())
                        .readTimeout(Duration.ofMillis(300))
                        .build()) {
            assertThat(Clients.failure(client, OneproviderConnectionException.class))
                    .hasMessage("pauseWorkflowExecution: no answer: SocketTimeoutException: Read timed out");
        }
    }

    /** A handshake that never ends is part of the wait for a connection. */
    @Test
    void silenceInTheHandshakeIsAConnectTimeout() {
        try (ScriptedServer server = ScriptedServer.start(ScriptedServer.Connection::awaitClose);
                OneproviderClient client =
                        client(server).connectTimeout(Duration.ofMillis(300)).build()) {
            long start = System.nanoTime();
            OneproviderConnectionException failure = Clients.failure(client, OneproviderConnectionException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(1300));
            assertThat(failure).hasMessageContaining("SocketTimeoutException");
            assertThat(failure.mayHaveReachedServer()).isFalse();
        }
    }

    @Test
    void rejectsAnUnknownAuthority() throws Exception {
        rejects(good, client(), "PKIX path building failed");
    }

    @Test
    void rejectsASelfSignedCertificate() throws Exception {
        rejects(only("ca"), client(), "PKIX path building failed");
    }

    @Test
    void rejectsAnExpiredCertificate() throws Exception {
        rejects(expired, client().sslContext(trustingTheAuthority()), "validity check failed");
    }

    @Test
    void rejectsTheWrongHostName() throws Exception {
        rejects(otherHost, client().sslContext(trustingTheAuthority()), "127.0.0.1");
    }

    /** Asked in place of the check of the name, and with it the whole check of it. */
    @Test
    void asksAHostnameVerifierOfOnesOwn() throws Exception {
        List<String> asked = new ArrayList<>();
        try (ScriptedServer server = server(otherHost, answers(NO_CONTENT))) {
            OneproviderClient.Builder builder = client(server).sslContext(trustingTheAuthority());
            try (OneproviderClient client =
                    builder.hostnameVerifier((host, session) -> asked.add(host)).build()) {
                Clients.pause(client);
            }
            assertThat(asked).containsExactly("127.0.0.1");
            try (OneproviderClient client =
                    builder.hostnameVerifier((host, session) -> false).build()) {
                assertThat(Clients.failure(client, OneproviderConnectionException.class)
                                .mayHaveReachedServer())
                        .isFalse();
            }
        }
    }

    @Test
    void failsWithoutTls() {
        Set<Boolean> mayHaveReachedServer = new HashSet<>();
        try (ScriptedServer server = ScriptedServer.start(connection -> connection.write("HTTP/1.1 204 No\r\n\r\n"))) {
            for (int i = 0; i < 20; i++) {
                try (OneproviderClient client = client(server).build()) {
                    mayHaveReachedServer.add(Clients.failure(client, OneproviderConnectionException.class)
                            .mayHaveReachedServer());
                }
            }
        }
        assertThat(mayHaveReachedServer).containsExactly(false);
    }

    /** Bytes after an answer cannot be seen from outside of TLS, and are not taken for an answer all the same. */
    @Test
    void takesLeftOverBytesForNoAnswer() throws Exception {
        Script script = connection -> {
            connection.readRequest();
            connection.write(NO_CONTENT);
            connection.pause(30);
            connection.write(answer(404, "{}"));
            connection.readRequest();
            connection.write(answer(500, "{}"));
        };
        try (ScriptedServer server = server(good, script, answers(NO_CONTENT));
                OneproviderClient client = client(server)
                        .sslContext(trustingTheAuthority())
                        .retries(0)
                        .build()) {
            Clients.pause(client);
            await().pollDelay(Duration.ofMillis(90)).until(() -> true);
            Clients.pause(client);
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    private static void rejects(KeyStore keys, OneproviderClient.Builder builder, String why) throws Exception {
        try (ScriptedServer server = server(keys, answers(NO_CONTENT));
                OneproviderClient client = builder.baseUrl(baseUrl(server)).build()) {
            OneproviderConnectionException failure = Clients.failure(client, OneproviderConnectionException.class);
            assertThat(failure).hasMessageContaining(why);
            assertThat(failure.mayHaveReachedServer()).isFalse();
            assertThat(server.requests()).isEmpty();
            assertThat(ErrorAnswersTest.serializeAndBack(failure)).hasMessage(failure.getMessage());
        }
    }

    private static OneproviderClient.Builder client() {
        return OneproviderClient.builder().token(Clients.TOKEN).retries(0);
    }

    private static OneproviderClient.Builder client(ScriptedServer server) {
        return client().baseUrl(baseUrl(server));
    }

    private static String baseUrl(ScriptedServer server) {
        return "https://127.0.0.1:" + server.port();
    }

    private static ScriptedServer server(KeyStore keys, Script... scripts) throws Exception {
        return ScriptedServer.start(context(keys).getServerSocketFactory(), scripts);
    }

    private static SSLContext trustingTheAuthority() throws Exception {
        return context(null);
    }

    /** One that has the keys, if there are any, and trusts the authority. */
    private static SSLContext context(KeyStore keys) throws Exception {
        KeyManagerFactory shown = KeyManagerFactory.getInstance("PKIX");
        shown.init(keys, PASSWORD);
        TrustManagerFactory trusted = TrustManagerFactory.getInstance("PKIX");
        trusted.init(onlyTheAuthority());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(shown.getKeyManagers(), trusted.getTrustManagers(), null);
        return context;
    }

    private static KeyStore onlyTheAuthority() throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("ca", load().getCertificate("ca"));
        return trusted;
    }

    /** A key store with a key that the authority signed. */
    private static KeyStore make(String name, String host, String start) throws Exception {
        keytool(
                "-alias",
                name,
                "-dname",
                "CN=" + name,
                "-signer",
                "ca",
                "-ext",
                "san=" + host,
                "-startdate",
                start,
                "-validity",
                "30");
        return only(name);
    }

    private static KeyStore only(String name) throws Exception {
        KeyStore all = load();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        keys.load(null, null);
        keys.setKeyEntry("key", all.getKey(name, PASSWORD), PASSWORD, all.getCertificateChain(name));
        return keys;
    }

    private static KeyStore load() throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(directory.resolve("keys.p12"))) {
            keys.load(in, PASSWORD);
        }
        return keys;
    }

    private static void keytool(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-keystore",
                directory.resolve("keys.p12").toString(),
                "-storepass",
                new String(PASSWORD)));
        command.addAll(List.of(arguments));
        Process keytool = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("keytool.log").toFile())
                .start();
        assertThat(keytool.waitFor()).isZero();
    }
}
