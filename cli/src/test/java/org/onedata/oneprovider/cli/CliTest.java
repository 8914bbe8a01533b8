package org.onedata.oneprovider.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ServerSocket;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onedata.oneprovider.emulator.ExecutionStatus;
import org.onedata.oneprovider.emulator.OneproviderEmulator;
import org.onedata.oneprovider.emulator.RecordedRequest;
import org.onedata.oneprovider.emulator.ScriptedResponse;

/** What is typed, what comes of it, and what is said; in this process. */
class CliTest {
    private static final String PAUSED = """
            {"error":{"id":"atmInvalidStatusTransition","details":{"prevStatus":"paused","newStatus":"stopping"}}}""";

    @TempDir
    private Path directory;

    private OneproviderEmulator emulator;

    @BeforeEach
    void start() {
        emulator = OneproviderEmulator.start();
    }

    @AfterEach
    void stop() {
        emulator.close();
    }

    private static void assertRefused(Run run, String line) {
        assertThat(run).isEqualTo(new Run(2, "", "oneprovider-rest-cli: " + line + "\n"));
    }

    @Test
    void pauses() {
        String wid = emulator.schedule();

        assertThat(Run.at(emulator, "pauseWorkflowExecution", "wid=" + wid)).isEqualTo(new Run(0, "", ""));
        assertThat(emulator.status(wid)).isIn(ExecutionStatus.STOPPING, ExecutionStatus.PAUSED);
    }

    @Test
    void anErrorIsJsonForPipesAndALineForPeople() {
        String body =
                "{\"error\":{\"id\":\"notFound\",\"description\":\"The requested resource could not be found.\"}}";
        emulator.enqueue(ScriptedResponse.of(404, body));

        assertThat(Run.at(emulator, "pauseWorkflowExecution", "wid=x"))
                .isEqualTo(new Run(1, body, "404 notFound: The requested resource could not be found.\n"));
    }

    @Test
    void whatAProxyAnswersIsAnErrorToo() {
        ScriptedResponse answer = ScriptedResponse.of(502, "<html>down</html>").withHeader("Content-Type", "text/html");
        emulator.enqueue(answer);
        emulator.enqueue(answer);
        emulator.enqueue(answer);

        assertThat(Run.at(emulator, "pauseWorkflowExecution", "wid=x"))
                .isEqualTo(new Run(1, "<html>down</html>", "502 with a body that holds no error of Onedata\n"));
    }

    @Test
    void aPauseThatWasLostAndHadWorkedIsASuccess() throws Exception {
        try (Peer peer = Peer.start("", Peer.answer(400, PAUSED))) {
            Run run = Run.with(
                    Map.of("ONEPROVIDER_HOST", peer.host(), "ONEPROVIDER_API_KEY", "t"),
                    "pauseWorkflowExecution",
                    "wid=x");

            assertThat(run).isEqualTo(new Run(0, "", ""));
            assertThat(peer.heads()).hasSize(2);
        }
    }

    @Test
    void unreachable() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Run run = Run.at(emulator, "--host", "http://127.0.0.1:" + port, "pauseWorkflowExecution", "wid=x");

        assertThat(run.status()).isEqualTo(3);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .matches("no answer: .*Connection refused.* \\(the request has not reached the server\\)\n");
    }

    @Test
    void noAnswerInTime() {
        emulator.enqueue(ScriptedResponse.late(Duration.ofSeconds(30)));

        Run run = Run.at(emulator, "-m", "0.3", "pauseWorkflowExecution", "wid=" + emulator.schedule());

        assertThat(run)
                .isEqualTo(new Run(
                        3,
                        "",
                        "no answer: SocketTimeoutException: no answer within the call timeout"
                                + " (the request may have reached the server)\n"));
    }

    @Test
    void theAnswerOfAnErrorGoesToAFile() throws Exception {
        Path file = directory.resolve("answer.json");

        Run run = Run.at(emulator, "-o", file.toString(), "pauseWorkflowExecution", "wid=x");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(Files.readString(file)).startsWith("{\"error\":{\"id\":\"notFound\"");
        assertRefused(
                Run.at(emulator, "-o", directory.toString(), "pauseWorkflowExecution", "wid=x"),
                "--output: cannot write " + directory);
    }

    @Test
    void scriptsHearNothing() {
        Run run = Run.at(emulator, "--quiet", "pauseWorkflowExecution", "wid=x");

        assertThat(run.err()).isEmpty();
        assertThat(Run.at(emulator, "-s", "pause", "wid=x")).isEqualTo(new Run(2, "", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Auth-Token:", "x-auth-token: "})
    void theTokenMayBeAHeaderAmongTheArguments(String header) {
        Map<String, String> environment = Map.of("ONEPROVIDER_HOST", "http://127.0.0.1:" + emulator.port());
        String token = header + emulator.token();

        assertThat(Run.with(environment, "pauseWorkflowExecution", token, "wid=" + emulator.schedule()))
                .isEqualTo(new Run(0, "", ""));
        assertThat(Run.with(environment, "-H", token, "pauseWorkflowExecution", "wid=" + emulator.schedule()))
                .isEqualTo(new Run(0, "", ""));
    }

    @Test
    void theTokenMayBeInAFileOrComeFromStandardInput() throws Exception {
        Map<String, String> environment = Map.of("ONEPROVIDER_HOST", "http://127.0.0.1:" + emulator.port());
        Path file = Files.writeString(directory.resolve("token"), emulator.token() + "\n");

        assertThat(Run.with(
                        environment,
                        "--token-file",
                        file.toString(),
                        "pauseWorkflowExecution",
                        "wid=" + emulator.schedule()))
                .isEqualTo(new Run(0, "", ""));
        assertThat(Run.with(
                        environment,
                        emulator.token() + "\n",
                        false,
                        "--token-file",
                        "-",
                        "pauseWorkflowExecution",
                        "wid=" + emulator.schedule()))
                .isEqualTo(new Run(0, "", ""));
        assertRefused(
                Run.with(
                        environment,
                        "--token-file",
                        "/no/such",
                        "pauseWorkflowExecution",
                        "wid=" + emulator.schedule()),
                "--token-file: cannot read /no/such");
    }

    @Test
    void headersAndMediaTypesAreSent() {
        Run.at(
                emulator,
                "-H",
                "X-One: 1",
                "pauseWorkflowExecution",
                "X-Two:{2}=%2F",
                "wid=x",
                "-ac",
                "json",
                "Content-Type:text/plain");

        RecordedRequest request = emulator.requests().get(0);
        assertThat(request.headers())
                .containsEntry("x-one", List.of("1"))
                .containsEntry("x-two", List.of("{2}=%2F"))
                .containsEntry("accept", List.of("application/json"))
                .containsEntry("content-type", List.of("text/plain"));
        assertThat(request.headers().get("user-agent").get(0)).startsWith("oneprovider-rest-cli/");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '§', textBlock = """
                    pauseWorkflowExecutio wid=x § unknown operation "pauseWorkflowExecutio", did you mean "pauseWorkflowExecution"?
                    resume wid=x § unknown operation "resume"
                    pauseWorkflowExecution wdi=x § unknown parameter "wdi", did you mean "wid"?
                    pauseWorkflowExecution wid=x more=y § unknown parameter "more"
                    pauseWorkflowExecution wid=x wid=y § parameter "wid" is given twice
                    pauseWorkflowExecution § missing parameter "wid": add wid=VALUE
                    pauseWorkflowExecution --force § missing parameter "wid": add wid=VALUE
                    pauseWorkflowExecution wid= § parameter "wid" is empty
                    pauseWorkflowExecution wid=.. § wid: must not be . or ..
                    pauseWorkflowExecution wid § "wid" is none of KEY=VALUE, HEADER:VALUE, KEY==TEXT, KEY:=JSON
                    pauseWorkflowExecution wid==x § pauseWorkflowExecution has no body, which "wid" with == or := would be a parameter of
                    pauseWorkflowExecution wid=x X-A:\u0142 § header "X-A" has a character that is not printable ASCII
                    pauseWorkflowExecution wid=x a b:c § "a" is none of KEY=VALUE, HEADER:VALUE, KEY==TEXT, KEY:=JSON
                    -ac jsn pauseWorkflowExecution wid=x § unknown media type "jsn", did you mean "json"?
                    -ac xml pauseWorkflowExecution wid=x § --accept application/xml: the operation has application/json; --force sends it all the same
                    -ct xml pauseWorkflowExecution wid=x § --content-type application/xml: the operation has none; --force sends it all the same
                    --hots http://x pauseWorkflowExecution wid=x § unknown option "--hots", did you mean "--host"?
                    -d x pauseWorkflowExecution wid=x § unknown option "-d"
                    --data=x pauseWorkflowExecution wid=x § unknown option "--data"
                    -m x pauseWorkflowExecution wid=x § Invalid value for option '--max-time': 'x' is not a double
                    -m 0 pauseWorkflowExecution wid=x § --max-time: must be from 0.001 to 86400 seconds
                    -x ftp://p:1 pauseWorkflowExecution wid=x § --proxy: must be [http://|socks5://]HOST:PORT
                    --cacert /none pauseWorkflowExecution wid=x § --cacert: cannot read /none
                    --host http://example.org pauseWorkflowExecution wid=x § host: would send the token over plain http; use https
                    --host a/b pauseWorkflowExecution wid=x § host: must be a host name, with a port at most
                    --host § Missing required parameter for option '--host' (URL)
                    """)
    void wrongUse(String line, String why) {
        assertRefused(Run.at(emulator, line.split(" ")), why);
        assertThat(emulator.requests()).isEmpty();
    }

    @Test
    void noOperationNoHostNoToken() {
        assertRefused(Run.at(emulator), "no operation; --help lists them");
        assertRefused(
                Run.with(Map.of("ONEPROVIDER_API_KEY", "t"), "pauseWorkflowExecution", "wid=x"),
                "no host: set ONEPROVIDER_HOST, or add --host URL");
        assertRefused(
                Run.with(Map.of("ONEPROVIDER_HOST", "h"), "pauseWorkflowExecution", "wid=x"),
                "no token: set ONEPROVIDER_API_KEY, or add --token-file FILE");
    }

    @ParameterizedTest
    @CsvSource({
        "krk.example.org, https://krk.example.org/api/v3/oneprovider",
        "krk.example.org:8443/, https://krk.example.org:8443/api/v3/oneprovider",
        "https://krk.example.org, https://krk.example.org/api/v3/oneprovider",
        "https://krk.example.org/, https://krk.example.org/api/v3/oneprovider",
        "https://krk.example.org/api/v3/oneprovider, https://krk.example.org/api/v3/oneprovider",
        "https://example.org/krk/, https://example.org/krk"
    })
    void hosts(String host, String baseUrl) {
        assertThat(Run.with(Map.of(), "--host", host, "--dry-run", "pauseWorkflowExecution", "wid=w1"))
                .isEqualTo(new Run(
                        0,
                        "curl -X POST -H \"X-Auth-Token: $ONEPROVIDER_API_KEY\" -H 'Accept: application/json' "
                                + baseUrl + "/automation/execution/workflows/w1/pause\n",
                        ""));
    }

    @Test
    void aDryRunHasCurlsOptionsAndNoToken() {
        Run run = Run.with(
                Map.of("ONEPROVIDER_API_KEY", "secret-token"),
                "--host=h",
                "--dry-run",
                "-k",
                "-m5",
                "--connect-timeout",
                "0.5",
                "-x",
                "p:8080",
                "-o",
                directory + "/o ut",
                "pauseWorkflowExecution",
                "X-Auth-Token:secret-token",
                "X-It:isn't",
                "wid=w1");

        assertThat(run)
                .isEqualTo(new Run(
                        0,
                        "curl -k -x p:8080 -m 5.0 --connect-timeout 0.5 -o '" + directory + "/o ut' -X POST"
                                + " -H \"X-Auth-Token: $ONEPROVIDER_API_KEY\" -H 'Accept: application/json'"
                                + " -H 'X-It: isn'\\''t'"
                                + " https://h/api/v3/oneprovider/automation/execution/workflows/w1/pause\n",
                        ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"$(touch x)", "`touch x`", "a'b", "a\"b", "a\nb", "; touch x", "zażółć", "*", "a b", "=:", "\\"})
    void whateverItIsAValueArrivesAndIsNotRun(String value) throws Exception {
        try (Peer peer = Peer.start(Peer.NO_CONTENT)) {
            Map<String, String> environment = new HashMap<>();
            environment.put("ONEPROVIDER_HOST", peer.host());
            environment.put("ONEPROVIDER_API_KEY", "t");
            assertThat(Run.with(environment, "pauseWorkflowExecution", "wid=x" + value))
                    .isEqualTo(new Run(0, "", ""));
            String encoded = peer.heads().get(0).replaceAll("(?s).*/workflows/(\\S*)/pause HTTP.*", "$1");
            assertThat(URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8))
                    .isEqualTo("x" + value);

            String curl = Run.with(
                            environment,
                            "--dry-run",
                            "-o",
                            directory + "/" + value.replace("/", ""),
                            "pauseWorkflowExecution",
                            "wid=x")
                    .out();
            Process shell = new ProcessBuilder(
                            "sh", "-c", "curl() { for word; do printf '%s\\0' \"$word\"; done; }\n" + curl)
                    .directory(directory.toFile())
                    .start();
            shell.getOutputStream().close();
            assertThat(new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8).split("\0"))
                    .contains(directory + "/" + value.replace("/", ""), "X-Auth-Token: ");
            assertThat(directory).isEmptyDirectory();
        }
    }

    @Test
    void aValueMayBeLong() throws Exception {
        String value = "x".repeat(100_000);
        try (Peer peer = Peer.start(Peer.NO_CONTENT)) {
            Run run = Run.with(
                    Map.of("ONEPROVIDER_HOST", peer.host(), "ONEPROVIDER_API_KEY", "t"),
                    "pauseWorkflowExecution",
                    "wid=" + value);
            assertThat(run).isEqualTo(new Run(0, "", ""));
            assertThat(peer.heads().get(0)).contains("/workflows/" + value + "/pause HTTP/1.1");
        }
    }

    @Test
    void verboseShowsHeadsWithoutTheToken() {
        Run run = Run.at(emulator, "-v", "pauseWorkflowExecution", "wid=" + emulator.schedule());

        assertThat(run.status()).isZero();
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .contains("/pause\n> Host: 127.0.0.1:" + emulator.port() + "\n> X-Auth-Token: [token]\n")
                .contains("> Accept: application/json\n", "* attempt 1: 204 in ", "< 204\n")
                .doesNotContain(emulator.token());
    }

    @ParameterizedTest
    @CsvSource({"'', false, true", "1, false, false", "'', true, false"})
    void coloursAreForTerminals(String noColor, boolean isColorless, boolean isColored) {
        Map<String, String> environment = new HashMap<>(Run.environment(emulator));
        environment.put("NO_COLOR", noColor);
        String[] args = isColorless
                ? new String[] {"-nc", "pauseWorkflowExecution", "wid=x"}
                : new String[] {"pauseWorkflowExecution", "wid=x"};
        Run run = Run.with(environment, "", true, args);

        assertThat(run.err().contains("\u001b[")).isEqualTo(isColored);
        assertThat(run.out()).doesNotContain("\u001b[").endsWith("}\n");
    }

    @Test
    void helpFits80ColumnsAndShowsTheExampleOfThePage() {
        String example = "  oneprovider-rest-cli pauseWorkflowExecution wid=$ATM_WORKFLOW_SCHEMA_ID\n";
        for (Run help : List.of(Run.with(Map.of(), "--help"), Run.with(Map.of(), "pauseWorkflowExecution", "--help"))) {
            assertThat(help.status()).isZero();
            assertThat(help.err()).isEmpty();
            assertThat(help.out()).contains(example).doesNotContain("\t");
            assertThat(help.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        }
        assertThat(Run.with(Map.of(), "-h").out())
                .contains("\nWorkflow execution:\n  pauseWorkflowExecution  Pause workflow execution\n");
        assertThat(Run.with(Map.of(), "pauseWorkflowExecution", "-h").out())
                .contains("\nRequired:\n  wid=VALUE  Workflow execution Id.\n");
    }

    @Test
    void saysWhatItIs() {
        assertThat(Run.with(Map.of(), "--version").out()).startsWith("oneprovider-rest-cli ");
        assertThat(Run.with(Map.of(), "-V")).isEqualTo(Run.with(Map.of(), "--version"));
        assertThat(Run.with(Map.of(), "--about").out()).contains("release 25.0");
        assertThat(Run.with(Map.of(), "--completion").out()).contains("pauseWorkflowExecution", "\"wid=\"");
        assertThat(Run.with(Map.of(), "--man-page").out())
                .startsWith(".TH ONEPROVIDER-REST-CLI 1")
                .contains("\n.B pauseWorkflowExecution wid=VALUE\n", "\n.B \\-k, \\-\\-insecure\n");
    }
}
