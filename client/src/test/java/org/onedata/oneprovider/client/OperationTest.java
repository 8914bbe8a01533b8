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
import java.lang.reflect.Method;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Operations of each kind that the contract may gain, as the generator writes them. */
class OperationTest {

    interface FileApi {
        @RequestLine(
                value = "PUT /spaces/{space}/files/{file}?tag={tag}&recursive={recursive}&limit={limit}",
                decodeSlash = false)
        @Headers({"Content-Type: application/json", "Accept: application/json", "X-Reason: {reason}"})
        Map<String, List<Integer>> setAttributes(
                @Param("space") String space,
                @Param("file") String file,
                @Param("tag") java.util.@Nullable List<String> tag,
                @Param("recursive") Boolean recursive,
                @Param("limit") @Nullable Integer limit,
                @Param("reason") @Nullable String reason,
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

    private void use(Transport transport, Consumer<FileApi> use) {
        URI uri = URI.create(baseUrl());
        Settings settings = new Settings(uri, Duration.ofSeconds(5), Duration.ofSeconds(5), 1, null, "test");
        try (Calls calls = new Calls(
                uri, transport.open(settings), () -> TOKEN, Duration.ofSeconds(9), 0, told::add, Time.SYSTEM)) {
            use.accept(OperationHandler.create(FileApi.class, calls));
        }
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void sendsEachKindOfParameter(Transport transport) {
        List<Map<String, Object>> body = List.of(Map.of("name", "\u00e9"), Map.of());
        use(
                transport,
                api -> assertThat(api.setAttributes("s/1", "..", List.of("a&b", "c d"), true, 7, "a, \"b\"", body))
                        .isEqualTo(Map.of("a", List.of(1, 2))));
        assertThat(seen)
                .containsExactly(new Seen(
                        "PUT /base/spaces/s%2F1/files/%2E%2E?tag=a%26b&tag=c%20d&recursive=true&limit=7",
                        List.of("application/json"),
                        List.of("application/json"),
                        List.of("a, \"b\""),
                        "[{\"name\":\"\u00e9\"},{}]"));
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void leavesAwayWhatIsNull(Transport transport) {
        use(transport, api -> api.setAttributes("s", "f", null, false, null, null, List.of()));
        use(transport, api -> api.setAttributes("s", "f", List.of(), false, null, null, List.of()));
        Seen expected = new Seen(
                "PUT /base/spaces/s/files/f?recursive=false",
                List.of("application/json"),
                List.of("application/json"),
                null,
                "[]");
        assertThat(seen).containsExactly(expected, expected);
    }

    @Test
    void sendsTheSameAsFeign() {
        List<String> tags = List.of("a", "b");
        use(Transport.JDK, api -> api.setAttributes("s", "f g", tags, true, null, "why", List.of()));
        answer = "[]";
        use(Transport.JDK, FileApi::list);
        FileApi feign = Feign.builder()
                .encoder((body, type, template) -> template.body(body.toString()))
                .decoder((response, type) -> null)
                .target(FileApi.class, baseUrl());
        feign.setAttributes("s", "f g", tags, true, null, "why", List.of());
        feign.list();
        assertThat(seen.subList(0, 2)).isEqualTo(seen.subList(2, 4));
    }

    @Test
    void refusesWhatCannotBeSent() {
        use(Transport.JDK, api -> {
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
        use(Transport.APACHE, api -> {
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

    @Test
    void refusesAParameterThatGoesNowhere() {
        assertThatThrownBy(() -> new Operation(WithCookie.class.getMethod("get", String.class)))
                .hasMessage("get: neither in the path nor a header: [crumb]");
    }

    private interface WithCookie {
        @RequestLine("GET /a")
        @Headers({})
        void get(@Param("crumb") String crumb);
    }

    @Test
    void isSafeToRepeatOnlyIfMarked() {
        for (Method method : FileApi.class.getMethods()) {
            assertThat(new Operation(method).isSafeToRepeat())
                    .isEqualTo(method.getName().equals("list"));
        }
    }
}
