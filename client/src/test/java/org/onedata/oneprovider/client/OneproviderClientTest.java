package org.onedata.oneprovider.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.onedata.oneprovider.client.Clients.TOKEN;
import static org.onedata.oneprovider.client.Clients.WID;
import static org.onedata.oneprovider.client.ScriptedServer.NO_CONTENT;
import static org.onedata.oneprovider.client.ScriptedServer.answers;

import feign.RequestLine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.onedata.oneprovider.client.CallListener.SentRequest;

class OneproviderClientTest {
    private static final String URL = "http://127.0.0.1:8080/api/v3/oneprovider";

    static List<Arguments> badInput() {
        List<Arguments> cases = new ArrayList<>();
        for (String blank : new String[] {null, "", " \t"}) {
            cases.add(bad("host: must not be null, empty or blank", b -> b.host(blank)));
            cases.add(bad("baseUrl: must not be null, empty or blank", b -> b.baseUrl(blank)));
            cases.add(bad("userAgent: must not be null, empty or blank", b -> b.userAgent(blank)));
        }
        for (String host :
                new String[] {"https://a.example", "a.example/path", "u:p@a.example", "a.example:", "a_b", "[::1", "a b"
                }) {
            cases.add(bad("host: ", b -> b.host(host)));
        }
        for (String url :
                new String[] {"a.example", "ftp://a.example", "http:///path", "https://a?q", "https://a#f", "https:a"
                }) {
            cases.add(bad("baseUrl: must be http(s)://HOST[:PORT][/PATH]", b -> b.baseUrl(url)));
        }
        cases.add(bad("baseUrl: must not carry a user name or a password", b -> b.baseUrl("https://u:p@a.example")));
        cases.add(bad("baseUrl: not a URL: Illegal character in authority", b -> b.baseUrl("https://a b/" + TOKEN)));
        cases.add(bad("host: the port must be from 1 to 65535", b -> b.host("a.example:65536")));
        cases.add(bad("baseUrl: the port must be from 1 to 65535", b -> b.baseUrl("https://a.example:0")));
        cases.add(bad(
                "host: missing; call host(...) or baseUrl(...)",
                b -> b.token(TOKEN).build()));
        cases.add(
                bad("token: missing; call token(...)", b -> b.host("a.example").build()));
        cases.add(bad("token: must not be null or empty", b -> b.token((String) null)));
        cases.add(bad("token: must not be null or empty", b -> b.token("")));
        for (String bad : new String[] {" ", "\r", "\n", "\r\nX-Evil: 1", "\u0000", "\u007f", "\u00e9", "\u2028"}) {
            cases.add(bad(
                    "token: has a character that is not visible ASCII, at index " + TOKEN.length(),
                    b -> b.token(TOKEN + bad + TOKEN)));
        }
        for (String bad : new String[] {"a\r\nX-Evil: 1", "a\n", "a\u0000", "\u00e9"}) {
            cases.add(bad("userAgent: must be printable ASCII", b -> b.userAgent(bad)));
        }
        for (Duration timeout : new Duration[] {null, Duration.ZERO, Duration.ofMillis(-1), Duration.ofDays(2)}) {
            String why = ": must be from 1 ms to PT24H: " + timeout;
            cases.add(bad("connectTimeout" + why, b -> b.connectTimeout(timeout)));
            cases.add(bad("readTimeout" + why, b -> b.readTimeout(timeout)));
            cases.add(bad("callTimeout" + why, b -> b.callTimeout(timeout)));
        }
        cases.add(bad("retries: must be from 0 to 10: -1", b -> b.retries(-1)));
        cases.add(bad("retries: must be from 0 to 10: 11", b -> b.retries(11)));
        cases.add(bad("maxConnections: must be positive: 0", b -> b.maxConnections(0)));
        cases.add(bad("client: must not be null", b -> b.client(null)));
        cases.add(bad("requestInterceptor: must not be null", b -> b.requestInterceptor(null)));
        cases.add(bad("capability: must not be null", b -> b.capability(null)));
        cases.add(bad("executor: must not be null", b -> b.executor(null)));
        cases.add(bad("host: must be a host name; for a URL, call baseUrl(...)", b -> b.host("https://a.example")));
        cases.add(bad("sslContext: must not be null", b -> b.sslContext(null)));
        cases.add(bad("listener: must not be null", b -> b.listener(null)));
        cases.add(bad("token: must not be null", b -> b.token((java.util.function.Supplier<String>) null)));
        for (String host :
                new String[] {"a.example", "127.0.0.1.a.example", "localhost.a.example", "[2001:db8::1]", "10.0.0.1"}) {
            cases.add(bad(
                    "baseUrl: would send the token over plain http; use https, or call allowInsecureHttp()",
                    b -> b.baseUrl("http://" + host).token(TOKEN).build()));
        }
        return cases;
    }

    private static Arguments bad(String message, Consumer<OneproviderClient.Builder> use) {
        return Arguments.of(message, use);
    }

    @ParameterizedTest
    @MethodSource("badInput")
    void saysWhatIsWrong(String message, Consumer<OneproviderClient.Builder> use) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> use.accept(OneproviderClient.builder()))
                .satisfies(e -> {
                    if (message.endsWith(" ")) {
                        assertThat(e).hasMessageStartingWith(message);
                    } else {
                        assertThat(e).hasMessage(message);
                    }
                })
                .withMessageNotContaining(TOKEN)
                .withNoCause();
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1", "127.9.9.9", "localhost", "LOCALHOST", "[::1]", "[::ffff:127.0.0.1]"})
    void sendsTheTokenOverPlainHttpToThisMachine(String host) {
        OneproviderClient.builder()
                .baseUrl("http://" + host + ":1")
                .token(TOKEN)
                .build()
                .close();
    }

    @Test
    void sendsTheTokenOverPlainHttpIfToldSo() {
        OneproviderClient.Builder builder =
                OneproviderClient.builder().baseUrl("http://a.example").token(TOKEN);
        builder.allowInsecureHttp().build().close();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {"null", "''", "' '", "'\t\n'"})
    void wantsAnId(String wid) {
        try (OneproviderClient client =
                OneproviderClient.builder().baseUrl(URL).token(TOKEN).build()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> client.workflowExecutions().pauseWorkflowExecution(wid))
                    .withMessage("wid: must not be null, empty or blank");
        }
    }

    @Test
    void takesABaseUrlAsPeopleWriteIt() {
        try (ScriptedServer server = ScriptedServer.start(answers(NO_CONTENT));
                OneproviderClient client = OneproviderClient.builder()
                        .baseUrl("HTTP://127.0.0.1:" + server.port() + "/caf\u00e9/%2F/")
                        .token(TOKEN)
                        .build()) {
            Clients.pause(client);
            assertThat(server.requests().get(0)).startsWith("POST /caf%C3%A9/%2F/automation/");
        }
    }

    @Test
    void sendsOneCleanRequest() {
        try (ScriptedServer server = ScriptedServer.start(answers(NO_CONTENT));
                OneproviderClient client =
                        Clients.to(server).userAgent("my-app/1 (x)").build()) {
            Clients.pause(client);
            assertThat(server.requests()).hasSize(1);
            String[] lines = server.requests().get(0).split("\r\n");
            assertThat(lines[0])
                    .isEqualTo("POST /api/v3/oneprovider/automation/execution/workflows/" + WID + "/pause HTTP/1.1");
            assertThat(List.of(lines).subList(1, lines.length))
                    .map(line -> line.replaceFirst("(?i)^(host|content-length|connection):", "$1:")
                            .replaceFirst("^Host", "Host"))
                    .filteredOn(line -> !line.equals("Connection: keep-alive"))
                    .containsExactlyInAnyOrder(
                            "Accept: application/json",
                            "Content-Length: 0",
                            "Host: 127.0.0.1:" + server.port(),
                            "User-Agent: my-app/1 (x) oneprovider-java-client/development",
                            "X-Auth-Token: " + TOKEN);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "a/b, a%2Fb",
        "a%2Fb, a%252Fb",
        "a b, a%20b",
        "a?b#c, a%3Fb%23c",
        "{wid}, %7Bwid%7D",
        "\u00fc\u20ac, %C3%BC%E2%82%AC",
        "a;b=c, a%3Bb%3Dc",
        "+&@:, %2B%26%40%3A",
        "a~b-c_d.e, a~b-c_d.e",
        "'a\r\nX: y', a%0D%0AX%3A%20y"
    })
    void encodesAnId(String wid, String encoded) {
        try (ScriptedServer server = ScriptedServer.start(answers(NO_CONTENT));
                OneproviderClient client = Clients.to(server).build()) {
            client.workflowExecutions().pauseWorkflowExecution(wid);
            assertThat(server.requests().get(0))
                    .startsWith("POST /api/v3/oneprovider/automation/execution/workflows/" + encoded
                            + "/pause HTTP/1.1\r\n");
        }
    }

    @ParameterizedTest
    @CsvSource({".", ".."})
    void refusesADotSegment(String wid) {
        try (OneproviderClient client =
                OneproviderClient.builder().baseUrl(URL).token(TOKEN).build()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> client.workflowExecutions().pauseWorkflowExecution(wid))
                    .withMessage("wid: must not be . or ..");
        }
    }

    @Test
    void asksForTheTokenBeforeEachRequest() {
        Iterator<String> tokens = List.of(TOKEN + 1, TOKEN + 2).iterator();
        try (ScriptedServer server = ScriptedServer.start(answers(NO_CONTENT));
                OneproviderClient client =
                        Clients.to(server).token(tokens::next).build()) {
            Clients.pause(client);
            Clients.pause(client);
            assertThat(server.requests().get(0)).contains("X-Auth-Token: " + TOKEN + "1\r\n");
            assertThat(server.requests().get(1)).contains("X-Auth-Token: " + TOKEN + "2\r\n");
        }
    }

    @Test
    void sendsNoTokenThatSmugglesInAHeader() {
        try (ScriptedServer server = ScriptedServer.start(answers(NO_CONTENT));
                OneproviderClient client =
                        Clients.to(server).token(() -> "a\r\nX-Evil: 1").build()) {
            assertThat(Clients.failure(client, IllegalArgumentException.class))
                    .hasMessage("token: has a character that is not visible ASCII, at index 1");
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void sendsATokenOfAMegabyte() {
        String token = "a".repeat(1024 * 1024);
        try (ScriptedServer server = ScriptedServer.start(answers(NO_CONTENT));
                OneproviderClient client = Clients.to(server).token(token).build()) {
            Clients.pause(client);
            assertThat(server.requests().get(0)).contains("X-Auth-Token: " + token + "\r\n");
        }
    }

    @Test
    void readsTheEnvironment() {
        Map<String, String> environment = Map.of("ONEPROVIDER_HOST", "a.example", "ONEPROVIDER_API_KEY", TOKEN);
        try (OneproviderClient client =
                OneproviderClient.builder().fromEnvironment(environment).build()) {
            assertThat(client).hasToString("OneproviderClient[https://a.example/api/v3/oneprovider]");
        }
    }

    /** Onedata's documentation has the variable as a URL. */
    @ParameterizedTest
    @CsvSource({
        "a.example:8443, https://a.example:8443/api/v3/oneprovider",
        "https://a.example, https://a.example/api/v3/oneprovider",
        "https://a.example/, https://a.example/api/v3/oneprovider",
        "https://a.example:8443, https://a.example:8443/api/v3/oneprovider",
        "https://a.example/proxied/api, https://a.example/proxied/api"
    })
    void takesAHostOrAUrlFromTheEnvironment(String host, String baseUrl) {
        try (OneproviderClient client = OneproviderClient.builder()
                .fromEnvironment(Map.of("ONEPROVIDER_HOST", host, "ONEPROVIDER_API_KEY", TOKEN))
                .build()) {
            assertThat(client).hasToString("OneproviderClient[" + baseUrl + "]");
        }
    }

    @Test
    void saysWhatIsWrongWithTheEnvironment() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OneproviderClient.builder().fromEnvironment(Map.of()))
                .withMessage("ONEPROVIDER_HOST: not set in the environment");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OneproviderClient.builder().fromEnvironment(Map.of("ONEPROVIDER_HOST", "a")))
                .withMessage("ONEPROVIDER_API_KEY: not set in the environment");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OneproviderClient.builder()
                        .fromEnvironment(Map.of("ONEPROVIDER_HOST", "a", "ONEPROVIDER_API_KEY", TOKEN + "\n")))
                .withMessage("ONEPROVIDER_API_KEY: token: has a character that is not visible ASCII, at index "
                        + TOKEN.length());
    }

    @Test
    void callsNothingOnceClosed() {
        try (ScriptedServer server = ScriptedServer.start(answers(NO_CONTENT))) {
            OneproviderClient client = Clients.to(server).build();
            Clients.pause(client);
            client.close();
            client.close();
            assertThatIllegalStateException()
                    .isThrownBy(() -> Clients.pause(client))
                    .withMessage("client: closed");
            assertThat(client.async().workflowExecutions().pauseWorkflowExecution(WID))
                    .failsWithin(Duration.ofSeconds(5))
                    .withThrowableThat()
                    .havingCause()
                    .isInstanceOf(IllegalStateException.class)
                    .withMessage("client: closed");
            assertThat(server.requests()).hasSize(1);
        }
    }

    interface Spaces {
        @SafeToRepeat
        @RequestLine("GET /spaces")
        byte[] list();
    }

    @Test
    void callsAnInterfaceOfOnesOwn() {
        try (ScriptedServer server = ScriptedServer.start(
                        connection -> connection.readRequest(), answers(ScriptedServer.answer(200, "[]")));
                OneproviderClient client = Clients.to(server).build()) {
            assertThat(client.target(Spaces.class).list()).asString().isEqualTo("[]");
            assertThat(server.requests())
                    .hasSize(2)
                    .allSatisfy(request -> assertThat(request)
                            .startsWith("GET /api/v3/oneprovider/spaces HTTP/1.1\r\n")
                            .contains("X-Auth-Token: "));
        }
    }

    @Test
    void tellsItsListener() {
        List<SentRequest> requests = new ArrayList<>();
        try (ScriptedServer server = ScriptedServer.start(answers(ScriptedServer.answer(503, ""), NO_CONTENT));
                OneproviderClient client =
                        Clients.to(server).listener(requests::add).build()) {
            Clients.pause(client);
        }
        assertThat(requests).hasSize(2);
        assertThat(requests.get(0).operation()).isEqualTo("pauseWorkflowExecution");
        assertThat(requests.get(0).status()).hasValue(503);
        assertThat(requests.get(0).failure()).containsInstanceOf(ServiceUnavailableException.class);
        assertThat(requests.get(1).attempt()).isEqualTo(2);
        assertThat(requests.get(1).status()).hasValue(204);
        assertThat(requests.get(1).failure()).isEmpty();
        assertThat(requests.get(1).path()).endsWith("/workflows/" + WID + "/pause");
        assertThat(requests.get(1).start()).isAfter(requests.get(0).start());
    }

    @Test
    void survivesItsListener() {
        try (ScriptedServer server = ScriptedServer.start(answers(NO_CONTENT));
                OneproviderClient client = Clients.to(server)
                        .listener(request -> {
                            throw new IllegalStateException("on purpose");
                        })
                        .build()) {
            Clients.pause(client);
        }
    }

    @Test
    void printsNoToken() {
        try (OneproviderClient client =
                OneproviderClient.builder().baseUrl(URL).token(TOKEN).build()) {
            assertThat(client).hasToString("OneproviderClient[" + URL + "]");
            assertThat(client.workflowExecutions()).hasToString("WorkflowExecutionApi[" + URL + "]");
            assertThat(client.workflowExecutions()).isEqualTo(client.workflowExecutions());
            assertThat(client.workflowExecutions().hashCode())
                    .isEqualTo(client.workflowExecutions().hashCode());
            assertThat(client.async().workflowExecutions()).isNotEqualTo(client.workflowExecutions());
        }
    }
}
