package org.onedata.oneprovider.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every operation of the contract is a command of {@code oneprovider-rest-cli}, of which no Java was edited. */
class CommandsTest {
    private static final List<String> REQUESTS = new ArrayList<>();

    private static HttpServer server;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeAll
    static void start() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/v3/oneprovider", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            REQUESTS.add(exchange.getRequestMethod()
                    + exchange.getRequestURI().toASCIIString().replace("/api/v3/oneprovider", " ")
                    + header(exchange.getRequestHeaders().getFirst("Content-Type"))
                    + header(exchange.getRequestHeaders().getFirst("X-Request-Id"))
                    + header(body.isEmpty() ? null : body));
            byte[] answer = {'{', '"', (byte) 0xff, '"', '}'};
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
    }

    private static String header(String text) {
        return text == null ? "" : " " + text;
    }

    @AfterAll
    static void stop() {
        server.stop(0);
    }

    @BeforeEach
    void forget() {
        REQUESTS.clear();
    }

    private int run(String... args) {
        out.reset();
        err.reset();
        Console console = new Console(
                InputStream.nullInputStream(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                false);
        Map<String, String> environment = Map.of(
                "ONEPROVIDER_HOST", "http://127.0.0.1:" + server.getAddress().getPort(), "ONEPROVIDER_API_KEY", "t");
        return new Cli(environment, console).run(args);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '§', textBlock = """
                    inQuery required=a&b limit=7 tags[]=x tags[]=y z flag=true § GET /queries?required=a%26b&limit=7&flag=true&tags%5B%5D=x&tags%5B%5D=y%20z
                    inHeaders X-Request-Id:7 § GET /headers 7
                    json text==a"b count:=007e-1 § ''
                    json base==b nullableRequired:=null kind==red text==it's count:=1.10 § PUT /json application/json {"base":"b","nullableRequired":null,"kind":"red","text":"it's","count":1.10}
                    optionalObject § PUT /json-any
                    optionalObject any:={"a":[1]} § PUT /json-any application/json {"any":{"a":[1]}}
                    optionalMap some:=1 § PUT /json-map application/json {"some":1}
                    optionalList body:=[{"kind":"circle"}] § PUT /json-list application/json [{"kind":"circle"}]
                    javascript body==alert("1") § PUT /text application/javascript alert("1")
                    optionalText body==zażółć § PUT /text-optional text/plain zażółć
                    binary body==abc § PUT /binary application/octet-stream abc
                    form user==me&you age==7 groups==a groups==b § POST /form application/x-www-form-urlencoded user=me%26you&age=7&groups=a&groups=b
                    mixed kind==circle § PUT /mixed application/json {"kind":"circle"}
                    mixed -ct text kind==circle § PUT /mixed text/plain {"kind":"circle"}
                    jsonText body==a § PUT /json-text application/json "a"
                    jsonNumber body:=7 § PUT /json-number application/json 7
                    describe id=1 id=2 § GET /descriptions/1?id=2
                    """)
    void whatIsTypedIsSent(String line, String request) {
        int status = run(Stream.of(line.split(" (?=[a-zX-]\\S*[=:]|-ct|text )")).toArray(String[]::new));

        if (request.isEmpty()) {
            assertThat(status).isEqualTo(2);
            assertThat(err.toString(StandardCharsets.UTF_8)).contains("body parameter \"count\" is not JSON: ");
        } else {
            assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
            assertThat(status).isZero();
            assertThat(REQUESTS).containsExactly(request);
        }
    }

    @Test
    void theAnswerIsWrittenByteForByte() {
        assertThat(run("json", "base==b", "nullableRequired:=null", "kind==red", "text==a", "count:=1"))
                .isZero();
        assertThat(out.toByteArray()).containsExactly('{', '"', 0xff, '"', '}');
    }

    @ParameterizedTest
    @CsvSource(delimiter = '§', textBlock = """
                    inQuery § missing parameter "required": add required=VALUE
                    inQuery required=a limti=7 § unknown parameter "limti", did you mean "limit"?
                    jsonNumber § missing parameter "body": add body:=VALUE
                    javascript § missing parameter "body": add body==VALUE
                    inHeaders § missing parameter "X-Request-Id": add X-Request-Id:VALUE
                    json base==b kind==a § missing parameter "count": add count:=VALUE
                    jsonNumber body:=[1][2] § body parameter "body" is not one value of JSON
                    mixed knid==a § unknown body parameter "knid", did you mean "kind"?
                    mixed -ct xml kind==a § --content-type application/xml: the operation has application/json, text/plain; --force sends it all the same
                    """)
    void whatIsWrongIsNamed(String line, String why) {
        assertThat(run(line.split(" "))).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("oneprovider-rest-cli: " + why + "\n");
        assertThat(REQUESTS).isEmpty();
    }

    @Test
    void forceSendsWhatIsNotWhole() {
        assertThat(run("--force", "inQuery")).isZero();
        assertThat(run("--force", "mixed", "other==a", "-ct", "xml")).isZero();
        assertThat(REQUESTS).containsExactly("GET /queries", "PUT /mixed application/xml {\"other\":\"a\"}");
    }

    /** Once with what is required, and once more with all that it takes. */
    @TestFactory
    Stream<DynamicTest> everyOperationIsACommand() {
        return Operations.IDS.stream()
                .map(id -> DynamicTest.dynamicTest(id, () -> {
                    ContractOperation operation = Operations.find(id);
                    for (boolean isComplete : new boolean[] {false, true}) {
                        List<String> args = new ArrayList<>(List.of("--dry-run", id));
                        operation
                                .all()
                                .filter(parameter -> isComplete || parameter.isRequired())
                                .forEach(parameter -> args.add(parameter.key() + "1"));
                        assertThat(run(args.toArray(String[]::new)))
                                .as(() -> "" + args + err)
                                .isZero();
                        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("curl -X ");
                    }
                    assertThat(run(id, "--help")).isZero();
                    assertThat(out.toString(StandardCharsets.UTF_8).lines().filter(line -> line.length() > 80))
                            .allMatch(line -> line.strip().matches("\\S*|.*(https?://|\\S{40}).*"));
                }));
    }

    @Test
    void helpAndCompletionListThem() {
        assertThat(Operations.IDS).hasSizeGreaterThan(100);
        assertThat(run("--help")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("\nSpace:\n").contains(Operations.IDS);
        assertThat(run("--completion")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains(Operations.IDS);
        assertThat(run("--man-page")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("\n.B getSpace id=VALUE\n");
    }
}
