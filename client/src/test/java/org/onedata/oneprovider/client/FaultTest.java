package org.onedata.oneprovider.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.onedata.oneprovider.client.ScriptedServer.NO_CONTENT;
import static org.onedata.oneprovider.client.ScriptedServer.answer;
import static org.onedata.oneprovider.client.ScriptedServer.answers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.onedata.oneprovider.client.ScriptedServer.Script;

/** Network faults: the outcome, the requests seen, the time taken, and the next call. */
class FaultTest {
    private static final Duration READ_TIMEOUT = Duration.ofMillis(400);
    private static final Duration CALL_TIMEOUT = Duration.ofMillis(1200);
    private static final Duration AT_ONCE = Duration.ofMillis(1000);
    private static final String ERROR = "{\"error\":{\"id\":\"notFound\",\"description\":\"Gone.\"}}";

    /**
     * A fault, the class of the exception without retries (null for success), the number of requests, and the time
     * limit.
     */
    record Fault(String name, Script script, Class<?> outcome, int requests, Duration within) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Arguments> faults() throws IOException {
        byte[] bomb = gzip(50 * 1024 * 1024); // Not while the client waits for it.
        List<Fault> faults = new ArrayList<>();
        Class<?> noAnswer = OneproviderConnectionException.class;
        // No answer.
        faults.add(new Fault("closed before the request", connection -> {}, noAnswer, 0, AT_ONCE));
        faults.add(new Fault("reset before the request", ScriptedServer.Connection::reset, noAnswer, 0, AT_ONCE));
        faults.add(new Fault(
                "reset during the request",
                connection -> {
                    connection.readPart();
                    connection.reset();
                },
                noAnswer,
                0,
                AT_ONCE));
        faults.add(after("empty answer", noAnswer, connection -> {}));
        faults.add(after("reset after the request", noAnswer, ScriptedServer.Connection::reset));
        faults.add(after("reset in the headers", noAnswer, connection -> {
            connection.write("HTTP/1.1 404 No\r\nContent-");
            connection.reset();
        }));
        faults.add(after(
                "closed in the headers", noAnswer, connection -> connection.write("HTTP/1.1 404 No\r\nContent-")));
        faults.add(after("closed in the status line", noAnswer, connection -> connection.write("HTTP/1.1 404")));
        faults.add(
                after("closed after the status line", noAnswer, connection -> connection.write("HTTP/1.1 404 No\r\n")));
        faults.add(after(
                "closed between headers",
                noAnswer,
                connection -> connection.write("HTTP/1.1 204 No\r\nServer: x\r\n")));
        faults.add(after(
                "status 0", noAnswer, connection -> connection.write("HTTP/1.1 000 No\r\nContent-Length: 0\r\n\r\n")));
        faults.add(
                after("garbage", noAnswer, connection -> connection.write("\u0001\u0002garbage\r\n\r\n".repeat(100))));
        faults.add(after(
                "garbage without an end of line", noAnswer, connection -> connection.write("x".repeat(1_000_000))));
        faults.add(after("headers without an end", noAnswer, connection -> {
            connection.write("HTTP/1.1 404 No\r\n");
            connection.write("X-Header: 1\r\n".repeat(100_000));
        }));
        faults.add(new Fault(
                "silence", reading(ScriptedServer.Connection::awaitClose), noAnswer, 1, READ_TIMEOUT.plus(AT_ONCE)));
        faults.add(new Fault(
                "drip",
                reading(connection -> connection.drip("HTTP/1.1 404 No\r\n".repeat(100), 50)),
                noAnswer,
                1,
                CALL_TIMEOUT.plus(AT_ONCE)));
        // A status, and something wrong with the body: the status comes through.
        Class<?> notFound = NotFoundException.class;
        faults.add(after(
                "half a body",
                notFound,
                connection -> connection.write(answer(404, ERROR).replace("one.\"}}", ""))));
        faults.add(after("reset in the body", notFound, connection -> {
            connection.write(answer(404, ERROR).replace("one.\"}}", ""));
            connection.pause(100);
            connection.reset();
        }));
        faults.add(after(
                "too long a content length",
                notFound,
                connection -> connection.write("HTTP/1.1 404 No\r\nContent-Length: 1000\r\n\r\n" + ERROR)));
        faults.add(after("too short a content length", notFound, connection -> {
            connection.write("HTTP/1.1 404 No\r\nContent-Length: 10\r\n\r\n" + ERROR);
            connection.readRequest();
            connection.write(NO_CONTENT);
        }));
        faults.add(after(
                "chunks cut off",
                notFound,
                connection ->
                        connection.write("HTTP/1.1 404 No\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"err\r\n")));
        faults.add(after("a broken chunk", notFound, connection -> {
            connection.write("HTTP/1.1 404 No\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"err\r\nno number\r\n\r\n");
            connection.awaitClose();
        }));
        faults.add(new Fault(
                "silence in the body",
                reading(connection -> {
                    connection.write("HTTP/1.1 404 No\r\nContent-Length: 1000\r\n\r\n" + ERROR);
                    connection.awaitClose();
                }),
                notFound,
                1,
                READ_TIMEOUT.plus(AT_ONCE)));
        faults.add(new Fault(
                "drip in the body",
                reading(connection -> {
                    connection.write("HTTP/1.1 404 No\r\nContent-Length: 1000\r\n\r\n");
                    connection.drip(ERROR.repeat(20), 50);
                }),
                notFound,
                1,
                CALL_TIMEOUT.plus(AT_ONCE)));
        faults.add(new Fault(
                "100 MB of a body",
                reading(connection -> {
                    connection.write("HTTP/1.1 404 No\r\nContent-Length: 104857600\r\n\r\n");
                    for (int i = 0; i < 100; i++) {
                        connection.write(new byte[1024 * 1024]);
                    }
                }),
                notFound,
                1,
                AT_ONCE));
        faults.add(after("gzip bomb", notFound, connection -> {
            connection.write(
                    "HTTP/1.1 404 No\r\nContent-Encoding: gzip\r\nContent-Type: application/json\r\nContent-Length: "
                            + bomb.length + "\r\n\r\n");
            connection.write(bomb);
            answers(NO_CONTENT).run(connection);
        }));
        faults.add(after("deep JSON", notFound, keptAlive(answer(404, "{\"error\":".repeat(10_000)))));
        faults.add(after("deep arrays", notFound, keptAlive(answer(404, "[".repeat(10_000)))));
        faults.add(after(
                "duplicate keys",
                notFound,
                keptAlive(answer(404, "{\"error\":{\"id\":\"a\",\"id\":\"b\",\"id\":7},\"error\":1,\"error\":null}"))));
        faults.add(after("invalid UTF-8", notFound, connection -> {
            connection.write(
                    "HTTP/1.1 404 No\r\nContent-Type: application/json\r\nContent-Length: 12\r\n\r\n{\"error\":\"");
            connection.write(new byte[] {(byte) 0xc3, (byte) 0x28});
            answers(NO_CONTENT).run(connection);
        }));
        faults.add(after(
                "unknown charset",
                notFound,
                keptAlive(answer(404, "Content-Type: application/json; charset=nonsense\r\n", ERROR))));
        faults.add(after(
                "two content lengths",
                null,
                keptAlive( // Whatever the outcome, in time and without harm.
                        "HTTP/1.1 404 No\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n123456")));
        faults.add(
                after(
                        "a length and chunks",
                        null,
                        keptAlive(
                                "HTTP/1.1 404 No\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n12345\r\n0\r\n\r\n")));
        // Not wrong, only rare.
        faults.add(after("HTTP/1.0", notFound, connection -> connection.write("HTTP/1.0 404 No\r\n\r\n" + ERROR)));
        faults.add(after(
                "Connection: close",
                notFound,
                connection -> connection.write("HTTP/1.1 404 No\r\nConnection: close\r\n\r\n" + ERROR)));
        faults.add(after(
                "interim answers",
                notFound,
                keptAlive("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n"
                        + answer(404, ERROR))));
        faults.add(after("empty reason", notFound, keptAlive("HTTP/1.1 404\r\nContent-Length: 0\r\n\r\n")));
        List<Arguments> arguments = new ArrayList<>();
        faults.forEach(fault -> arguments.add(Arguments.of(fault)));
        return arguments;
    }

    @ParameterizedTest
    @MethodSource("faults")
    void endsOnTimeAndHarmsNoOtherCall(Fault fault) {
        try (ScriptedServer server = ScriptedServer.start(fault.script, answers(NO_CONTENT));
                OneproviderClient client = client(server).retries(0).build()) {
            long start = System.nanoTime();
            Throwable failure = Clients.failure(client);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(fault.within);
            assertThat(failure).isInstanceOf(OneproviderException.class);
            if (fault.outcome != null) {
                assertThat(failure).isExactlyInstanceOf(fault.outcome);
            }
            assertThat(server.requests()).hasSize(fault.requests);
            assertThat(Clients.failure(client)).as("next call").isNull();
            assertThat(server.requests()).hasSize(fault.requests + 1);
        }
    }

    @ParameterizedTest
    @MethodSource("faults")
    void isRepeatedWhereThereWasNoAnswer(Fault fault) {
        try (ScriptedServer server = ScriptedServer.start(fault.script, answers(NO_CONTENT));
                OneproviderClient client =
                        client(server).callTimeout(Duration.ofSeconds(30)).build()) {
            if (fault.outcome != OneproviderConnectionException.class || fault.name.equals("drip")) {
                return;
            }
            assertThat(Clients.failure(client)).isNull();
            assertThat(server.requests()).hasSize(fault.requests + 1);
        }
    }

    @Test
    void refusal() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        try (OneproviderClient client = OneproviderClient.builder()
                .baseUrl("http://127.0.0.1:" + port)
                .token(Clients.TOKEN)
                .build()) {
            OneproviderConnectionException failure = Clients.failure(client, OneproviderConnectionException.class);
            assertThat(failure.mayHaveReachedServer()).isFalse();
            assertThat(failure.getSuppressed()[0].getSuppressed())
                    .as("three attempts")
                    .hasSize(1);
        }
    }

    @Test
    void unknownHost() {
        try (OneproviderClient client = OneproviderClient.builder()
                .host("no-such-host.invalid")
                .token(Clients.TOKEN)
                .retries(0)
                .build()) {
            assertThat(Clients.failure(client, OneproviderConnectionException.class)
                            .mayHaveReachedServer())
                    .isFalse();
        }
    }

    /** The server's listen queue is full, so that no connection comes about. */
    @Test
    void noConnection() throws IOException {
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            List<java.net.Socket> filling = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                java.net.Socket socket = new java.net.Socket();
                filling.add(socket);
                try {
                    socket.connect(full.getLocalSocketAddress(), 200);
                } catch (java.net.SocketTimeoutException e) {
                    break;
                }
            }
            try (OneproviderClient client = OneproviderClient.builder()
                    .baseUrl("http://127.0.0.1:" + full.getLocalPort())
                    .token(Clients.TOKEN)
                    .connectTimeout(Duration.ofMillis(300))
                    .retries(0)
                    .build()) {
                long start = System.nanoTime();
                OneproviderConnectionException failure = Clients.failure(client, OneproviderConnectionException.class);
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(1300));
                assertThat(failure.mayHaveReachedServer()).isFalse();
            } finally {
                for (java.net.Socket socket : filling) {
                    socket.close();
                }
            }
        }
    }

    static List<Arguments> leftOvers() {
        List<Arguments> arguments = new ArrayList<>();
        for (String first : new String[] {NO_CONTENT, answer(200, "{}"), answer(404, ERROR)}) {
            for (String leftOver : new String[] {answer(404, ERROR), "{}", "\r\n", answer(404, "x".repeat(30_000))}) {
                arguments.add(Arguments.of(first, leftOver, 0));
                arguments.add(Arguments.of(first, leftOver, 30));
            }
        }
        return arguments;
    }

    /** Bytes after an answer, at once or later, are never taken for the answer to the next request. */
    @ParameterizedTest
    @MethodSource("leftOvers")
    void leftOverBytes(String first, String leftOver, int later) throws Exception {
        Script script = connection -> {
            connection.readRequest();
            if (later == 0) {
                connection.write(first + leftOver);
            } else {
                connection.write(first);
                connection.pause(later);
                connection.write(leftOver);
            }
            connection.readRequest();
            connection.write(NO_CONTENT);
        };
        try (ScriptedServer server = ScriptedServer.start(script, answers(NO_CONTENT));
                OneproviderClient client = client(server).retries(0).build()) {
            Clients.failure(client);
            if (later > 0) {
                await().pollDelay(Duration.ofMillis(3L * later)).until(() -> true);
            }
            assertThat(Clients.failure(client)).isNull();
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @Test
    void keptAliveConnectionThatTheServerCloses() {
        Script one = connection -> {
            connection.readRequest();
            connection.write(NO_CONTENT);
        };
        try (ScriptedServer server = ScriptedServer.start(one, answers(NO_CONTENT));
                OneproviderClient client = client(server).build()) {
            Clients.pause(client);
            await().until(() -> server.openConnections() == 0);
            Clients.pause(client);
            assertThat(server.requests()).hasSize(2);
        }
    }

    /** Otherwise it would hold a file and a port for as long as nobody calls. */
    @Test
    void idleConnectionThatTheServerClosesIsClosed() {
        Script halfClosed = connection -> {
            connection.readRequest();
            connection.write(NO_CONTENT);
            connection.closeSending();
            connection.awaitClose();
        };
        try (ScriptedServer server = ScriptedServer.start(halfClosed);
                OneproviderClient client = client(server).build()) {
            Clients.pause(client);
            await().atMost(Duration.ofSeconds(8)).until(() -> server.openConnections() == 0);
        }
    }

    @Test
    void silenceIsAReadTimeout() {
        try (ScriptedServer server = ScriptedServer.start(reading(ScriptedServer.Connection::awaitClose));
                OneproviderClient client = client(server).retries(0).build()) {
            assertThat(Clients.failure(client, OneproviderConnectionException.class))
                    .hasMessage("pauseWorkflowExecution: no answer: SocketTimeoutException: Read timed out");
        }
    }

    @Test
    void redirectsAreErrorsAndGetNoToken() {
        try (ScriptedServer other = ScriptedServer.start(answers(NO_CONTENT))) {
            for (String location : new String[] {other.baseUrl(), "http://localhost:" + other.port() + "/"}) {
                for (int status : new int[] {301, 302, 303, 307, 308}) {
                    try (ScriptedServer server = ScriptedServer.start(
                                    answers(answer(status, "Location: " + location + "\r\n", "")));
                            OneproviderClient client = client(server).build()) {
                        OneproviderResponseException e = Clients.failure(client, OneproviderResponseException.class);
                        assertThat(e.status()).isEqualTo(status);
                        assertThat(e.headers()).containsEntry("Location", location);
                        assertThat(server.requests()).hasSize(1);
                    }
                }
            }
            assertThat(other.connections()).isZero();
        }
    }

    @Test
    void largeBodiesAreCut() {
        for (int size : new int[] {65_535, 65_536, 65_537, 200_000}) {
            try (ScriptedServer server = ScriptedServer.start(answers(answer(404, "x".repeat(size)), NO_CONTENT));
                    OneproviderClient client = client(server).retries(0).build()) {
                NotFoundException e = Clients.failure(client, NotFoundException.class);
                assertThat(e.body()).hasSize(Math.min(size, 65_536));
                assertThat(e.isBodyCut()).isEqualTo(size > 65_536);
            }
        }
    }

    @Test
    void compressedBodiesStayAsTheyAre() throws IOException {
        byte[] bomb = gzip(50 * 1024 * 1024);
        assertThat(bomb.length).isLessThan(65_536);
        try (ScriptedServer server = ScriptedServer.start(connection -> {
                    connection.readRequest();
                    connection.write(
                            "HTTP/1.1 404 No\r\nContent-Encoding: gzip\r\nContent-Length: " + bomb.length + "\r\n\r\n");
                    connection.write(bomb);
                });
                OneproviderClient client = client(server).build()) {
            NotFoundException e = Clients.failure(client, NotFoundException.class);
            assertThat(e.body().length()).isLessThanOrEqualTo(bomb.length);
            assertThat(e.headers()).containsEntry("Content-Encoding", "gzip");
        }
    }

    static OneproviderClient.Builder client(ScriptedServer server) {
        return Clients.to(server).readTimeout(READ_TIMEOUT).callTimeout(CALL_TIMEOUT);
    }

    private static Fault after(String name, Class<?> outcome, Script script) {
        return new Fault(name, reading(script), outcome, 1, AT_ONCE);
    }

    /** An answer after which the connection stays open: a close would race with the next call. */
    private static Script keptAlive(String answer) {
        return connection -> {
            connection.write(answer);
            answers(NO_CONTENT).run(connection);
        };
    }

    private static Script reading(Script script) {
        return connection -> {
            connection.readRequest();
            script.run(connection);
        };
    }

    private static byte[] gzip(int zeros) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            byte[] block = " ".repeat(1024 * 1024).getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < zeros; i += block.length) {
                out.write(block);
            }
        }
        return bytes.toByteArray();
    }
}
