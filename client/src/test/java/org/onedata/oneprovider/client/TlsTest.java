package org.onedata.oneprovider.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.onedata.oneprovider.client.ScriptedServer.NO_CONTENT;
import static org.onedata.oneprovider.client.ScriptedServer.answer;
import static org.onedata.oneprovider.client.ScriptedServer.answers;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
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

    @ParameterizedTest
    @EnumSource(Transport.class)
    void trustsAPrivateAuthority(Transport transport) throws Exception {
        try (ScriptedServer server = server(good, answers(answer(404, "{\"error\":{\"id\":\"x\"}}"), NO_CONTENT));
                OneproviderClient client = client(server, transport)
                        .sslContext(trustingTheAuthority())
                        .build()) {
            assertThat(Clients.failure(client, NotFoundException.class).error()).isPresent();
            Clients.pause(client);
            Clients.pause(client);
            assertThat(server.connections()).as("the connection is used again").isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void rejectsAnUnknownAuthority(Transport transport) throws Exception {
        rejects(good, client(transport), "PKIX path building failed");
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void rejectsASelfSignedCertificate(Transport transport) throws Exception {
        rejects(only("ca"), client(transport), "PKIX path building failed");
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void rejectsAnExpiredCertificate(Transport transport) throws Exception {
        rejects(expired, client(transport).sslContext(trustingTheAuthority()), "validity check failed");
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void rejectsTheWrongHostName(Transport transport) throws Exception {
        rejects(otherHost, client(transport).sslContext(trustingTheAuthority()), "127.0.0.1");
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void failsWithoutTls(Transport transport) {
        Set<Boolean> mayHaveReachedServer = new HashSet<>();
        try (ScriptedServer server = ScriptedServer.start(connection -> connection.write("HTTP/1.1 204 No\r\n\r\n"))) {
            for (int i = 0; i < 20; i++) {
                try (OneproviderClient client = client(server, transport).build()) {
                    mayHaveReachedServer.add(Clients.failure(client, OneproviderConnectionException.class)
                            .mayHaveReachedServer());
                }
            }
        }
        if (transport == Transport.JDK) {
            // Once in a thousand times its handshake does not seem to have failed, see Transport.JDK.
            assertThat(mayHaveReachedServer).contains(false);
        } else {
            assertThat(mayHaveReachedServer).containsExactly(false);
        }
    }

    /** Bytes after an answer cannot be seen from outside of TLS, and are not taken for an answer all the same. */
    @ParameterizedTest
    @EnumSource(Transport.class)
    void takesLeftOverBytesForNoAnswer(Transport transport) throws Exception {
        Script script = connection -> {
            connection.readRequest();
            connection.write(NO_CONTENT);
            connection.pause(30);
            connection.write(answer(404, "{}"));
            connection.readRequest();
            connection.write(answer(500, "{}"));
        };
        try (ScriptedServer server = server(good, script, answers(NO_CONTENT));
                OneproviderClient client = client(server, transport)
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

    private static OneproviderClient.Builder client(Transport transport) {
        return OneproviderClient.builder()
                .token(Clients.TOKEN)
                .transport(transport)
                .retries(0);
    }

    private static OneproviderClient.Builder client(ScriptedServer server, Transport transport) {
        return client(transport).baseUrl(baseUrl(server));
    }

    private static String baseUrl(ScriptedServer server) {
        return "https://127.0.0.1:" + server.port();
    }

    private static ScriptedServer server(KeyStore keys, Script... scripts) throws Exception {
        KeyManagerFactory factory = KeyManagerFactory.getInstance("PKIX");
        factory.init(keys, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        return ScriptedServer.start(context.getServerSocketFactory(), scripts);
    }

    private static SSLContext trustingTheAuthority() throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("ca", load().getCertificate("ca"));
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, factory.getTrustManagers(), null);
        return context;
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
