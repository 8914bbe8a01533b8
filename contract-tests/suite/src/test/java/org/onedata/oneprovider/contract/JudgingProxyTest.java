package org.onedata.oneprovider.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.onedata.oneprovider.contract.JudgingProxy.Exchange;

/** The proxy passes requests and answers on as they are, and says what is wrong with them. */
class JudgingProxyTest {
    private static final String PAUSE = "/automation/execution/workflows/w1/pause";
    private static final Map<String, String> GOOD = Map.of(
            "X-Auth-Token", "a-long-token", "Accept", "application/json", "User-Agent", "oneprovider-java-client/1");
    private static final String NO_CONTENT = "HTTP/1.1 204 No Content\r\n\r\n";

    @Test
    void exchangeAsItShouldBe() throws Exception {
        try (Peer server = Peer.writing(Peer.NOT_FOUND)) {
            Exchange exchange = exchange(server, "POST", PAUSE, GOOD, null, 404);

            assertThat(exchange.request()).isEqualTo("POST /api/v3/oneprovider" + PAUSE + " HTTP/1.1");
            assertThat(exchange.isFaulty()).as(exchange.toString()).isFalse();
        }
    }

    @Test
    void faultsOfTheRequest() throws Exception {
        try (Peer server = Peer.writing(NO_CONTENT)) {
            Map<String, String> headers = Map.of(
                    "X-Auth-Token",
                    "a-long-token",
                    "Authorization",
                    "Bearer a-long-token",
                    "Content-Type",
                    "text/plain");
            assertThat(exchange(server, "POST", "/automation/execution/workflows/a%2fb/pause?wid=c", headers, "x", 204)
                            .ofTheRequest())
                    .contains(
                            "path segment a%2fb, which is written a%2Fb",
                            "the token stands elsewhere than in X-Auth-Token",
                            "a body, which the operation does not have",
                            "a parameter wid, which the operation does not have",
                            "no Accept: application/json",
                            "no User-Agent that matches oneprovider-[a-z]+-client/.+",
                            "a header Content-Type",
                            "a header Authorization");
            assertThat(exchange(server, "GET", PAUSE, Map.of(), null, 204).ofTheRequest())
                    .containsExactly("no X-Auth-Token", "no operation of the OpenAPI file");
        }
    }

    @Test
    void faultsOfTheAnswer() throws Exception {
        try (Peer server = Peer.writing(Peer.answer(404, "{\"error\": {\"id\": \"notFound\"}}"))) {
            assertThat(exchange(server, "POST", PAUSE, GOOD, null, 404).ofTheAnswer())
                    .containsExactlyInAnyOrder(
                            "a body with /error: required property 'description' not found",
                            "a body with /error: required property 'ctx' not found");
        }
        try (Peer server = Peer.writing(Peer.answer(200, "{}"))) {
            assertThat(exchange(server, "POST", PAUSE, GOOD, null, 200).ofTheAnswer())
                    .containsExactly("status 200, which no server sends");
        }
    }

    /** The OpenAPI file has no 401, but all servers send it. */
    @Test
    void statusThatIsNotDocumentedButSent() throws Exception {
        try (Peer server = Peer.writing(Peer.NOT_FOUND.replace("404", "401"))) {
            assertThat(exchange(server, "POST", PAUSE, GOOD, null, 401).ofTheAnswer())
                    .isEmpty();
        }
    }

    private static Exchange exchange(
            Peer server, String method, String path, Map<String, String> headers, String body, int status)
            throws Exception {
        List<Exchange> judged = new CopyOnWriteArrayList<>();
        try (JudgingProxy proxy = new JudgingProxy(URI.create(server.url()), 0, judged::add)) {
            RawMessage answer =
                    RawExchange.send(URI.create(proxy.baseUrl()), method, path, headers, body, Duration.ofSeconds(5));
            assertThat(answer.status()).isEqualTo(status);
            await().until(() -> judged.size() == 1);
            return judged.get(0);
        }
    }
}
