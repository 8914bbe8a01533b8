package org.onedata.oneprovider.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.onedata.oneprovider.client.Clients.TOKEN;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import feign.Feign;
import feign.Headers;
import feign.Param;
import feign.RequestLine;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Operations of each kind that the contract may gain, as the generator writes them. */
class OperationsTest {

    interface FileApi {
        @RequestLine(
                value = "PUT /spaces/{space}/files/{file}?tag={tag}&recursive={recursive}&limit={limit}",
                decodeSlash = false)
        @Headers({"Content-Type: application/json", "Accept: application/json", "X-Reason: {reason}"})
        Map<String, List<Integer>> setAttributes(
                @Param(value = "space", expander = PathSegment.class) String space,
                @Param(value = "file", expander = PathSegment.class) String file,
                @Param(value = "tag", expander = QueryValue.class) java.util.@Nullable List<String> tag,
                @Param(value = "recursive", expander = QueryValue.class) Boolean recursive,
                @Param(value = "limit", expander = QueryValue.class) @Nullable Integer limit,
                @Param(value = "reason", expander = HeaderValue.class) @Nullable String reason,
                List<Map<String, Object>> attributes);

        @SafeToRepeat
        @RequestLine(value = "GET /files", decodeSlash = false)
        @Headers({"Accept: application/json"})
        List<String> list();
    }

    private record Seen(String line, List<String> accept, List<String> type, List<String> reason, String body) {
        static Seen of(HttpExchange exchange) throws IOException {
            com.sun.net.httpserver.Headers headers = exchange.getRequestHeaders();
            return new Seen(
                    exchange.getRequestMethod() + " " + exchange.getRequestURI(),
                    headers.get("Accept"),
                    headers.get("Content-Type"),
                    headers.get("X-Reason"),
                    new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        }
    }

    private final List<Seen> seen = new ArrayList<>();
    private volatile String answer = "{\"a\":[1,2]}";
    private final List<CallListener.SentRequest> told = new ArrayList<>();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            seen.add(Seen.of(exchange));
            byte[] body = answer.getBytes(UTF_8);
            exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private String baseUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/base";
    }

    private void use(Consumer<FileApi> use) {
        Policy policy = new Policy(
                () -> TOKEN, "test", Duration.ofSeconds(9), 0, List.of(told::add), Time.SYSTEM, new CountDownLatch(1));
        try (ApacheTransport transport =
                new ApacheTransport(URI.create(baseUrl()), Duration.ofSeconds(5), 1, null, null)) {
            use.accept(Feign.builder()
                    .client(transport)
                    .addCapability(new OneproviderFeign(policy))
                    .target(FileApi.class, baseUrl()));
        }
    }

    @Test
    void sendsEachKindOfParameter() {
        List<Map<String, Object>> body = List.of(Map.of("name", "\u00e9"), Map.of());
        use(api -> assertThat(api.setAttributes("s/1", "..a%2Fb", List.of("a&b", "c d"), true, 7, "a%2Fb, \"b\"", body))
                .isEqualTo(Map.of("a", List.of(1, 2))));
        assertThat(seen)
                .containsExactly(new Seen(
                        "PUT /base/spaces/s%2F1/files/..a%252Fb?tag=a%26b&tag=c%20d&recursive=true&limit=7",
                        List.of("application/json"),
                        List.of("application/json"),
                        List.of("a%2Fb, \"b\""),
                        "[{\"name\":\"\u00e9\"},{}]"));
    }

    @Test
    void leavesAwayWhatIsNull() {
        use(api -> api.setAttributes("s", "f", null, false, null, null, List.of()));
        use(api -> api.setAttributes("s", "f", List.of(), false, null, null, List.of()));
        Seen expected = new Seen(
                "PUT /base/spaces/s/files/f?recursive=false",
                List.of("application/json"),
                List.of("application/json"),
                null,
                "[]");
        assertThat(seen).containsExactly(expected, expected);
    }

    @Test
    void refusesWhatCannotBeSent() {
        use(api -> {
            refuses(
                    "space: must not be null, empty or blank",
                    () -> api.setAttributes(null, "f", null, true, null, null, List.of()));
            refuses(
                    "file: must not be null, empty or blank",
                    () -> api.setAttributes("s", " ", null, true, null, null, List.of()));
            refuses(
                    "recursive: must not be null",
                    () -> api.setAttributes("s", "f", null, null, null, null, List.of()));
            refuses("body: must not be null", () -> api.setAttributes("s", "f", null, true, null, null, null));
            refuses(
                    "tag: must not contain null",
                    () -> api.setAttributes("s", "f", Arrays.asList("a", null), true, null, null, List.of()));
            refuses(
                    "reason: must be printable ASCII",
                    () -> api.setAttributes("s", "f", null, true, null, "a\r\nX-Evil: 1", List.of()));
        });
        assertThat(seen).isEmpty();
    }

    private static void refuses(String message, Runnable call) {
        assertThatIllegalArgumentException().isThrownBy(call::run).withMessage(message);
    }

    @Test
    void readsResults() {
        use(api -> {
            answer = "[\"a\"]";
            assertThat(api.list()).containsExactly("a");
            answer = "";
            assertThat(api.list()).isNull();
            answer = "{";
            assertThatThrownBy(api::list)
                    .isInstanceOf(OneproviderResponseException.class)
                    .hasMessage("list: 200 with a body that holds no result");
            answer = "[\"" + TOKEN + "\", {}" + "x".repeat(100_000);
            assertThatThrownBy(api::list).isInstanceOfSatisfying(OneproviderResponseException.class, e -> {
                assertThat(e.body()).startsWith("[\"[token]\", {}xxx").hasSizeLessThanOrEqualTo(65_536);
                assertThat(e.isBodyCut()).isTrue();
                assertThat(e.headers()).containsKey("Date");
            });
        });
        assertThat(told.get(told.size() - 1).failure()).containsInstanceOf(OneproviderResponseException.class);
    }
}
