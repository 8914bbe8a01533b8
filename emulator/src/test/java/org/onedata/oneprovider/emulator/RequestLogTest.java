package org.onedata.oneprovider.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Isolated
class RequestLogTest {
    private OneproviderEmulator emulator;

    @BeforeAll
    void start() {
        emulator = OneproviderEmulator.start();
    }

    @BeforeEach
    void reset() {
        emulator.reset();
    }

    @AfterAll
    void stop() {
        emulator.close();
    }

    @Test
    void requestIsKeptWithItsHeadersAndBody() throws Exception {
        String head = "POST " + RawHttp.path("a%2Fb")
                + "?x=1 HTTP/1.1\r\nHost: localhost\r\nX-Request-Id: 7\r\nX-Request-ID: 8";
        try (RawHttp http = new RawHttp(emulator.port())) {
            http.write(head + "\r\nContent-Length: 4\r\n\r\na=\u00c3\u00a9");
            assertThat(http.read().status()).isEqualTo(401);
            http.write(head + "\r\nTransfer-Encoding: chunked\r\n\r\n2\r\na=\r\n1\r\nb\r\n0\r\n\r\n");
            assertThat(http.read().status()).isEqualTo(401);
        }

        assertThat(emulator.requests()).hasSize(2);
        RecordedRequest first = emulator.requests().get(0);
        assertThat(first.method()).isEqualTo("POST");
        assertThat(first.path()).isEqualTo(RawHttp.path("a%2Fb") + "?x=1");
        assertThat(first.wid()).contains("a/b");
        assertThat(first.isPauseOf("a/b")).isTrue();
        assertThat(first.headers()).containsEntry("x-request-id", List.of("7", "8"));
        assertThat(first.header("X-REQUEST-ID")).contains("7");
        assertThat(first.body()).isEqualTo("a=é");
        assertThat(first.user()).isEmpty();
        assertThat(emulator.requests().get(1).body()).isEqualTo("a=b");
    }

    @Test
    void bodyThatIsTooLargeIsRefusedAndNotKept() throws Exception {
        try (RawHttp http = new RawHttp(emulator.port())) {
            http.write(
                    "POST " + RawHttp.path("x") + " HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n"
                            + "200000\r\n" + "x".repeat(2 << 20) + "\r\n0\r\n\r\n");

            assertThat(http.read().status()).isEqualTo(413);
        }
        assertThat(emulator.requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "X-Auth-Token: TOKEN, x-auth-token, ***",
        "authorization: Bearer TOKEN, authorization, Bearer ***",
        "Macaroon: TOKEN, macaroon, ***",
    })
    void tokenIsMaskedAndItsUserIsNamed(String line, String header, String value) throws Exception {
        User alice = emulator.addUser("alice");
        RawHttp.send(
                emulator.port(), "POST " + RawHttp.path("x") + " HTTP/1.1\n" + line.replace("TOKEN", alice.token()));

        assertThat(emulator.requests()).singleElement().satisfies(request -> {
            assertThat(request.header(header)).contains(value);
            assertThat(request.headers().toString()).doesNotContain(alice.token());
            assertThat(request.user()).contains("alice");
            assertThat(request).hasToString("POST " + RawHttp.path("x"));
        });
    }

    @Test
    void failureShowsWhatDidArrive() throws Exception {
        emulator.schedule(execution -> execution.wid("one"));
        RawHttp.pause(emulator, "one");
        RawHttp.send(emulator.port(), "POST " + RawHttp.path("two") + " HTTP/1.1");

        assertThat(emulator.requests(request -> request.isPauseOf("two"))).hasSize(1);
        emulator.verify(1, request -> request.isPauseOf("one"));
        emulator.verify(0, request -> request.isPauseOf("three"));
        assertThatThrownBy(() -> emulator.verify(2, request -> request.isPauseOf("one")))
                .isInstanceOf(AssertionError.class)
                .hasMessage("""
                        Expected 2 requests, but 1 of 2 requests matched:
                          matched  POST /api/v3/oneprovider/automation/execution/workflows/one/pause by first user
                                   POST /api/v3/oneprovider/automation/execution/workflows/two/pause without a valid token""");
        emulator.clearRequests();
        assertThatThrownBy(() -> emulator.verify(1, request -> request.isPauseOf("one")))
                .hasMessage("Expected 1 request, but 0 of 0 requests matched");
    }

    @Test
    void onlyTheLastRequestsAreKept() throws Exception {
        try (OneproviderEmulator small =
                OneproviderEmulator.builder().keepRequests(3, 1 << 20).start()) {
            for (int i = 1; i <= 5; i++) {
                RawHttp.pause(small, "e" + i);
            }
            assertThat(small.requests())
                    .extracting(request -> request.wid().orElseThrow())
                    .containsExactly("e3", "e4", "e5");
            assertThatThrownBy(() -> small.verify(1, request -> request.isPauseOf("e5")))
                    .hasMessage("Expected 1 request, but the first 2 of 5 are no longer kept; among the rest are 1");
            small.clearRequests();
            small.verify(0, request -> true);
        }
    }

    @Test
    void noneAreKeptIfNoneAreWanted() throws Exception {
        try (OneproviderEmulator none =
                OneproviderEmulator.builder().keepRequests(0, 0).start()) {
            RawHttp.pause(none, "x");

            assertThat(none.requests()).isEmpty();
            assertThatThrownBy(() -> none.verify(0, request -> true))
                    .hasMessage("No requests are kept: see keepRequests(...), or --keep-requests of the program");
            none.script(Requests.of("x"), ScriptedResponse.error("forbidden"));
            assertThat(RawHttp.pause(none, "x").status()).isEqualTo(403);
        }
    }

    /** Fewer than a thousand, since Jetty takes its time to parse them. */
    @Test
    void requestsWithHeadsOfOneMebibyteTakeLittleMemory() throws Exception {
        String head = "POST " + RawHttp.path("x") + " HTTP/1.1\r\nHost: localhost\r\nX-Auth-Token: " + emulator.token()
                + "\r\nX-Padding: " + "x".repeat(1 << 20) + "\r\n\r\n";
        try (RawHttp http = new RawHttp(emulator.port())) {
            http.write(head);
            assertThat(http.read().status()).isEqualTo(404);
            long before = usedMemory();
            for (int i = 0; i < 50; i++) {
                http.write(head);
                assertThat(http.read().status()).isEqualTo(404);
            }
            assertThat(usedMemory() - before).as("bytes more in use").isLessThan(24 << 20);
        }
        assertThat(emulator.requests()).hasSizeBetween(5, 16);
    }

    @Test
    void aThousandOfThemAreBoundedAsWell() {
        RequestLog log = new RequestLog(1000, 16 << 20);
        long before = usedMemory();
        for (int i = 0; i < 1000; i++) {
            log.add(new RecordedRequest("POST", "/" + i, Map.of("x-padding", List.of("x".repeat(1 << 20))), "", null));
        }
        assertThat(usedMemory() - before).as("bytes more in use").isLessThan(24 << 20);
        assertThat(log.requests()).hasSizeBetween(5, 16);
    }

    private static long usedMemory() {
        WeakReference<Object> unused = new WeakReference<>(new Object());
        while (unused.get() != null) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
