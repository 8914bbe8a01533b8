package org.onedata.oneprovider.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onedata.oneprovider.client.Clients.TOKEN;
import static org.onedata.oneprovider.client.ScriptedServer.NO_CONTENT;
import static org.onedata.oneprovider.client.ScriptedServer.answer;
import static org.onedata.oneprovider.client.ScriptedServer.answers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onedata.oneprovider.model.ErrorJson;

/** Looks for the token in everything that was logged, thrown and serialized by this test and all tests before it. */
@Order(Integer.MAX_VALUE)
class LeakTest {
    private static final Path LOG = Path.of("target", "test-log.txt");

    /** As it is, and as it would be in a header of basic authentication. */
    private static final List<String> SECRETS =
            List.of(TOKEN, Base64.getEncoder().encodeToString(TOKEN.getBytes(StandardCharsets.UTF_8)));

    @Test
    void logsOneLineForEachCall() throws IOException {
        long before = lines();
        try (ScriptedServer server = ScriptedServer.start(answers(answer(503, ""), NO_CONTENT, answer(404, "")));
                OneproviderClient client = Clients.to(server).build()) {
            Clients.pause(client);
            Clients.failure(client, NotFoundException.class);
        }
        try (var log = Files.lines(LOG)) {
            assertThat(log.skip(before).filter(line -> line.contains(" DEBUG " + OneproviderClient.class.getName())))
                    .hasSize(2)
                    .satisfiesExactly(
                            line -> assertThat(line)
                                    .matches(".*POST /api/v3/oneprovider/.*/pause: 204 in \\d+ ms, attempt 2"),
                            line -> assertThat(line)
                                    .matches(".*POST /api/v3/oneprovider/.*/pause: 404 in \\d+ ms, attempt 1"));
        }
    }

    @Test
    void noLogHoldsTheToken() throws IOException {
        assertThat(lines()).as("logged at all levels").isPositive();
        try (var log = Files.lines(LOG)) {
            assertThat(log.filter(LeakTest::holdsTheToken)).isEmpty();
        }
    }

    @Test
    void noExceptionHoldsTheToken() throws IOException {
        try (ScriptedServer server =
                        ScriptedServer.start(answers(answer(401, "{\"error\":{\"id\":\"" + TOKEN + "\"}}")));
                OneproviderClient client = Clients.to(server).build()) {
            Clients.failure(client, UnauthorizedException.class);
        }
        assertThat(Clients.THROWN).isNotEmpty().noneMatch(LeakTest::holdsTheToken);
    }

    /** The same search finds a token wherever it is planted in an exception. */
    @Test
    void aLeakInAnExceptionIsFound() {
        Throwable suppressing = new IllegalStateException();
        suppressing.addSuppressed(new IOException("to " + TOKEN));
        ErrorAnswer inBody = new ErrorAnswer("x", 404, new TreeMap<>(), TOKEN, false, null);
        ErrorAnswer inHeaders = new ErrorAnswer("x", 404, new TreeMap<>(Map.of("Server", TOKEN)), "", false, null);
        ErrorJson error = ErrorJson.builder().additionalProperty("a", TOKEN).build();
        ErrorAnswer inError = new ErrorAnswer("x", 404, new TreeMap<>(), "", false, error);
        assertThat(List.of(
                        new IOException("Basic " + SECRETS.get(1)),
                        new IOException(new IOException(TOKEN)),
                        suppressing,
                        new OneproviderResponseException(inBody),
                        new OneproviderResponseException(inHeaders),
                        new OneproviderResponseException(inError)))
                .allMatch(LeakTest::holdsTheToken);
        assertThat(holdsTheToken(new IOException("to a.example"))).isFalse();
    }

    /** The log that is searched holds what Apache HttpClient sends: with its stock connections, the token. */
    @Test
    void aLeakInTheLogIsFound(@TempDir Path directory) throws Exception {
        try (ScriptedServer server = ScriptedServer.start(answers(NO_CONTENT))) {
            assertThat(holdsTheToken(logOfAProgram(directory, server, "STOCK"))).isTrue();
            assertThat(logOfAProgram(directory, server, "OURS"))
                    .contains("/pause: 204 in")
                    .doesNotContain(SECRETS);
            assertThat(server.requests()).hasSize(2).allMatch(LeakTest::holdsTheToken);
        }
    }

    private static String logOfAProgram(Path directory, ScriptedServer server, String client) throws Exception {
        Path log = directory.resolve(client + ".txt");
        Process program = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-Dorg.slf4j.simpleLogger.logFile=" + log,
                        Program.class.getName(),
                        client,
                        server.baseUrl())
                .inheritIO()
                .start();
        assertThat(program.waitFor()).isZero();
        return Files.readString(log);
    }

    /** Sends the token once. */
    static final class Program {
        private Program() {}

        public static void main(String[] arguments) throws IOException {
            if (arguments[0].equals("STOCK")) {
                try (CloseableHttpClient http = HttpClients.createDefault()) {
                    HttpPost request = new HttpPost(arguments[1]);
                    request.addHeader(OneproviderApis.TOKEN_HEADER, TOKEN);
                    http.execute(request, response -> response.getCode());
                }
                return;
            }
            try (OneproviderClient client = OneproviderClient.builder()
                    .baseUrl(arguments[1])
                    .token(TOKEN)
                    .build()) {
                Clients.pause(client);
            }
        }
    }

    private static boolean holdsTheToken(Throwable e) {
        StringWriter trace = new StringWriter();
        e.printStackTrace(new PrintWriter(trace));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(e);
        } catch (IOException notWritten) {
            throw new UncheckedIOException(notWritten);
        }
        String contents = e instanceof OneproviderResponseException response
                ? response.body() + response.headers() + response.error()
                : "";
        return holdsTheToken(trace + bytes.toString(StandardCharsets.ISO_8859_1) + contents);
    }

    private static long lines() throws IOException {
        try (var log = Files.lines(LOG)) {
            return log.count();
        }
    }

    private static boolean holdsTheToken(String text) {
        return SECRETS.stream().anyMatch(text::contains);
    }
}
