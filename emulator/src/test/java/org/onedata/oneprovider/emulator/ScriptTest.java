package org.onedata.oneprovider.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a test can make the emulator do, down to the bytes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(30)
class ScriptTest {
    private OneproviderEmulator emulator;
    private String wid = "";

    @BeforeAll
    void start() {
        emulator = OneproviderEmulator.start();
    }

    @BeforeEach
    void reset() {
        emulator.reset();
        wid = emulator.schedule();
    }

    @AfterAll
    void stop() {
        emulator.close();
    }

    @Test
    void nextRequestsGetIt() throws Exception {
        emulator.script(Requests.next(2), ScriptedResponse.error("serviceUnavailable"));
        emulator.enqueue(ScriptedResponse.of(502, "<html>").withHeader("content-type", "text/html"));

        assertThat(statuses(4)).containsExactly(503, 503, 502, 204);
    }

    @Test
    void requestsForOneExecutionGetIt() throws Exception {
        String other = emulator.schedule();
        emulator.script(Requests.of(wid).times(1), ScriptedResponse.error("forbidden"));

        assertThat(RawHttp.pause(emulator, other).status()).isEqualTo(204);
        assertThat(statuses(2)).containsExactly(403, 204);
    }

    @Test
    void requestsThatAPredicateFindsGetIt() throws Exception {
        emulator.script(
                Requests.matching(request -> request.header("X-Test").isPresent()), ScriptedResponse.of(418, ""));

        assertThat(statuses(1)).containsExactly(204);
        assertThat(RawHttp.send(emulator.port(), "POST /anything HTTP/1.1\nX-Test: 1")
                        .status())
                .isEqualTo(418);
    }

    @Test
    void numberedResponsesComeBeforeTheOthersOfWhichTheLatestCounts() throws Exception {
        emulator.script(Requests.all(), ScriptedResponse.of(500, ""));
        emulator.script(Requests.all(), ScriptedResponse.of(501, ""));
        emulator.enqueue(ScriptedResponse.of(502, ""));
        emulator.enqueue(ScriptedResponse.of(503, ""));

        assertThat(statuses(4)).containsExactly(502, 503, 501, 501);

        emulator.clearScript();
        assertThat(statuses(1)).containsExactly(204);
    }

    @Test
    void seedDecidesWhichRequestsGetIt() throws Exception {
        emulator.move(wid, ExecutionStatus.STOPPING);
        emulator.script(Requests.all().atRandom(0.3, 42), ScriptedResponse.of(503, ""));
        List<Integer> first = statuses(50);
        emulator.clearScript();
        emulator.script(Requests.all().atRandom(0.3, 42), ScriptedResponse.of(503, ""));

        assertThat(statuses(50)).isEqualTo(first);
        assertThat(first.stream().filter(status -> status == 503).count()).isBetween(8L, 22L);

        emulator.script(Requests.all().atRandom(0, 1), ScriptedResponse.of(500, ""));
        emulator.script(Requests.all().atRandom(1, 1).times(1), ScriptedResponse.of(500, ""));
        assertThat(statuses(20)).filteredOn(status -> status == 500).hasSize(1);
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThatThrownBy(() -> Requests.next(0)).hasMessage("times: must be at least 1: 0");
        assertThatThrownBy(() -> Requests.all().atRandom(1.1, 1)).hasMessage("rate: must be 0 to 1: 1.1");
        assertThatThrownBy(() -> ScriptedResponse.of(99, "")).hasMessage("status: must be 200 to 599: 99");
        assertThatThrownBy(() -> ScriptedResponse.vector("Nonesuch")).hasMessage("vector: no such vector: Nonesuch");
        assertThatThrownBy(() -> ScriptedResponse.reset().cutInHead()).hasMessage("cut: there is no response to cut");
    }

    static Iterable<String> vectors() {
        return VectorList.ids();
    }

    @ParameterizedTest
    @MethodSource
    void vectors(String id) throws Exception {
        VectorList.Response vector = VectorList.get(id);
        emulator.enqueue(ScriptedResponse.vector(id));

        String received = exchange();

        assertThat(received).startsWith("HTTP/1.1 " + vector.status() + " ");
        String[] parts = received.split("\r\n\r\n", 2);
        assertThat(parts[1]).isEqualTo(vector.body() == null ? "" : vector.body());
        List<String> head = parts[0].lines()
                .filter(line -> !line.matches("(?i)HTTP/1.1 .*|(Date|Connection|Content-Length): .*"))
                .toList();
        List<String> headers = new ArrayList<>();
        if (vector.headers() != null) {
            vector.headers().forEach((name, value) -> headers.add(name + ": " + value));
        }
        assertThat(head).containsExactlyInAnyOrderElementsOf(headers);
    }

    @Test
    void ownResponseIsDelivered() throws Exception {
        assertThat(withoutDate(exchange())).isEqualTo("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n");
    }

    @Test
    void slowlyMeansByteByByte() throws Exception {
        emulator.enqueue(ScriptedResponse.of(503, "ab")
                .withHeader("Content-Type", "text/plain")
                .slowly(Duration.ofMillis(1)));
        long start = System.nanoTime();

        String received = withoutDate(exchange());

        assertThat(received)
                .isEqualTo("HTTP/1.1 503 Service Unavailable\r\nContent-Type: text/plain\r\n"
                        + "Content-Length: 2\r\nConnection: close\r\n\r\nab");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(received.length()));
    }

    @Test
    void headIsCut() throws Exception {
        emulator.enqueue(ScriptedResponse.error("forbidden").cutInHead());

        assertThat(exchange()).startsWith("HTTP/1.1 403 Forbidden\r\nDate: ").doesNotContain("\r\n\r\n");
    }

    @Test
    void bodyIsCut() throws Exception {
        emulator.enqueue(ScriptedResponse.of(500, "0123456789").cutInBody());

        assertThat(exchange()).contains("\r\nContent-Length: 10\r\n").endsWith("\r\n\r\n01234");
    }

    @Test
    void ownResponseIsCutOrSlowedDown() throws Exception {
        emulator.move(wid, ExecutionStatus.FINISHED);
        emulator.enqueue(ScriptedResponse.own().cutInBody());
        String received = exchange();

        assertThat(received)
                .startsWith("HTTP/1.1 400 Bad Request\r\n")
                .contains("\r\n\r\n{\"error\":{\"id\":\"atmWorkflowExecutionEnded\"")
                .doesNotEndWith("}");

        emulator.move(wid, ExecutionStatus.ACTIVE);
        emulator.enqueue(ScriptedResponse.own().slowly(Duration.ofNanos(1)).withHeader("X-More", "1"));
        assertThat(withoutDate(exchange()))
                .isEqualTo("HTTP/1.1 204 No Content\r\nX-More: 1\r\nConnection: close\r\n\r\n");
        assertThat(emulator.status(wid)).isEqualTo(ExecutionStatus.STOPPING);
    }

    @Test
    void garbageIsNoHttp() throws Exception {
        emulator.enqueue(ScriptedResponse.garbage());

        assertThat(exchange()).isNotEmpty().doesNotContain("HTTP/");
        assertThat(emulator.status(wid)).isEqualTo(ExecutionStatus.SCHEDULED);
    }

    @Test
    void redirectNamesAnotherUrl() throws Exception {
        emulator.enqueue(ScriptedResponse.redirect("https://elsewhere.example.org/"));
        RawHttp.Response response = RawHttp.pause(emulator, wid);

        assertThat(response.status()).isEqualTo(307);
        assertThat(response.headers()).containsEntry("location", "https://elsewhere.example.org/");
    }

    @Test
    void connectionIsReset() throws Exception {
        emulator.enqueue(ScriptedResponse.reset());

        assertThatThrownBy(this::exchange).isInstanceOf(SocketException.class).hasMessage("Connection reset");
    }

    @Test
    void bodyMayBeLongerThanMemory() throws Exception {
        emulator.enqueue(ScriptedResponse.ofLength(500, 1L << 40));
        try (Socket socket = send()) {
            InputStream in = socket.getInputStream();
            String head = new String(in.readNBytes(300), StandardCharsets.ISO_8859_1);

            assertThat(head).contains("\r\nContent-Length: 1099511627776\r\n").endsWith("xxx");
            assertThat(in.skip(10_000_000)).isPositive();
        }
        emulator.enqueue(ScriptedResponse.ofLength(500, 200_000));
        assertThat(exchange()).endsWith("\r\n\r\n" + "x".repeat(200_000));
    }

    @Test
    void silenceLastsUntilTheScriptIsCleared() throws Exception {
        emulator.enqueue(ScriptedResponse.silence());
        try (Socket socket = send()) {
            await().until(() -> emulator.requests().size() == 1);
            socket.setSoTimeout(50);
            assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
            assertThat(statuses(1)).as("another connection").containsExactly(204);

            emulator.clearScript();
            socket.setSoTimeout(10_000);
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void scriptedResponsesDoNotHoldUpTheEndOfTheEmulator() throws Exception {
        OneproviderEmulator other = OneproviderEmulator.start();
        List<ScriptedResponse> endless = List.of(
                ScriptedResponse.silence(),
                ScriptedResponse.late(Duration.ofDays(1)),
                ScriptedResponse.of(500, "").slowly(Duration.ofHours(1)));
        List<Socket> sockets = new ArrayList<>();
        for (ScriptedResponse response : endless) {
            other.enqueue(response);
            int requests = other.requests().size();
            sockets.add(send(other));
            await().until(() -> other.requests().size() > requests);
        }
        long start = System.nanoTime();

        other.close();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(1900));
        for (Socket socket : sockets) {
            socket.setSoTimeout(10_000);
            assertThat(socket.getInputStream().readAllBytes()).isEmpty();
            socket.close();
        }
    }

    @Test
    void keptConnectionDoesNotHoldUpTheEndOfTheEmulator() throws Exception {
        OneproviderEmulator other = OneproviderEmulator.start();
        try (RawHttp kept = new RawHttp(other.port())) {
            kept.write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertThat(kept.read().status()).isEqualTo(404);
            long start = System.nanoTime();

            other.close();

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(1900));
        }
    }

    /** A client that closes its connection does not leave it open at the emulator's end. */
    @Test
    void silenceEndsWithTheClient() throws Exception {
        emulator.enqueue(ScriptedResponse.silence());
        try (Socket socket = send()) {
            await().until(() -> emulator.requests().size() == 1);
            socket.shutdownOutput();

            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void allOfThisWorksOverTls() throws Exception {
        try (OneproviderEmulator secure = OneproviderEmulator.builder().tls().start()) {
            secure.enqueue(ScriptedResponse.of(500, "0123456789").cutInBody());
            secure.enqueue(ScriptedResponse.garbage());
            secure.enqueue(ScriptedResponse.silence());

            assertThat(tlsExchange(secure)).endsWith("\r\n\r\n01234");
            assertThat(tlsExchange(secure)).isNotEmpty().doesNotContain("HTTP/");
            try (Socket socket = tlsSend(secure)) {
                socket.setSoTimeout(50);
                assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
            }
        }
    }

    private String tlsExchange(OneproviderEmulator to) throws IOException {
        try (Socket socket = tlsSend(to)) {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    private Socket tlsSend(OneproviderEmulator to) throws IOException {
        SSLContext trusting = to.sslContext().orElseThrow();
        return send(trusting.getSocketFactory().createSocket("127.0.0.1", to.port()), to);
    }

    private List<Integer> statuses(int count) throws IOException {
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            statuses.add(RawHttp.pause(emulator, wid).status());
        }
        return statuses;
    }

    /** All bytes that a request to pause gets back. */
    private String exchange() throws IOException {
        try (Socket socket = send()) {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private Socket send() throws IOException {
        return send(emulator);
    }

    private Socket send(OneproviderEmulator to) throws IOException {
        return send(new Socket("127.0.0.1", to.port()), to);
    }

    private Socket send(Socket socket, OneproviderEmulator to) throws IOException {
        socket.setSoTimeout(20_000);
        socket.getOutputStream()
                .write(("POST " + RawHttp.path(wid)
                                + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX-Auth-Token: " + to.token()
                                + "\r\n\r\n")
                        .getBytes(StandardCharsets.ISO_8859_1));
        return socket;
    }

    private static String withoutDate(String received) {
        return received.replaceFirst("Date: [^\r]*\r\n", "");
    }
}
