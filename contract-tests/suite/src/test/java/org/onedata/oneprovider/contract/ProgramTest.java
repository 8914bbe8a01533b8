package org.onedata.oneprovider.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the program writes, and its exit status. */
class ProgramTest {
    private static final String CLIENT = "while read l; do echo '{\"result\":\"unsupported\"}'; done";

    @TempDir
    private Path directory;

    @Test
    void serverThatMeetsSomeVectors() throws Exception {
        Path junit = directory.resolve("report.xml");
        Path markdown = directory.resolve("report.md");
        try (Peer peer = Peer.writing(Peer.NOT_FOUND)) {
            Program program = server(
                    peer,
                    "--only",
                    "PlainId,Paused,NoToken,UnknownPath",
                    "--junit",
                    junit.toString(),
                    "--markdown",
                    markdown.toString());

            assertThat(program.out().replaceAll("in [0-9.]+ s", "in 0.1 s").replace(peer.url(), "URL"))
                    .isEqualTo("""

                        The server at URL

                                                passed  failed   known  not judged
                          requests                   1       -       -           -
                          responses                  -       -       -           1
                          malformed requests         1       1       -           -

                        FAILED NoToken  Without a token nothing is done, whoever asks; the error says that \
                        there is nothing more to say about it.
                          sent      POST /api/v3/oneprovider/automation/execution/workflows/\
                        11a53ed06d175c89bc3ed5be61f8217cch1890/pause {}
                          expected  status 401, error unauthorized
                          came      status 404 {"error": {"id": "notFound", "description": "The requested resource \
                        could not be found.", "ctx": { "timestamp": 1750762637248, "serviceReleaseVersion": "25.0", \
                        "serviceId": "a", "serviceDomain": "b", "serviceBuildVersion": "c", "service": "opw", \
                        "onedataErrorsRevision": "d", "module": "e"…
                          why       Oneprovider behaviour

                        Not judged
                          Paused: needs an implementer that can be prepared (--prepare)

                        1 of 3 vectors judged fail, in 0.1 s.
                        """);
            assertThat(program.status()).isEqualTo(1);
        }
        assertThat(Files.readString(junit))
                .contains(
                        "tests=\"4\" failures=\"1\" errors=\"0\" skipped=\"1\"",
                        "<testcase name=\"PlainId\" ",
                        "classname=\"malformed-requests\"><failure message=\"Without a token",
                        "  expected  status 401, error unauthorized\n");
        assertThat(Files.readString(markdown))
                .contains(
                        "| PlainId | passed | Pausing an execution is a POST",
                        "| NoToken | **failed** | Without a token",
                        "| Paused | not judged: needs an implementer",
                        "\n## NoToken\n",
                        "expected  status 401, error unauthorized\n");
    }

    @Test
    void serverThatMeetsAllVectors() {
        try (Peer peer = Peer.writing(Peer.NOT_FOUND)) {
            Program program = server(peer, "--only", "PlainId", "--only", "IdWithSlash");

            assertThat(program.out()).contains("\nAll 2 vectors judged are met, in ");
            assertThat(program.err()).isEmpty();
            assertThat(program.status()).isZero();
        }
    }

    @Test
    void theTokenIsTheOneGiven() {
        List<String> without = new CopyOnWriteArrayList<>();
        try (Peer peer = new Peer((connection, request) -> {
            String head = request.toString();
            if (head.contains("MDAxNWxvY2F00aW9")
                    || !head.contains("s3cr+t/==") && !head.contains("s3cr%2Bt%2F%3D%3D")) {
                without.add(head);
            }
            Peer.write(connection, Peer.NOT_FOUND);
        })) {
            Program program = server(peer, "--skip", "NoToken,EmptyToken,BasicAuthorization,BearerWithoutToken");

            assertThat(program.out()).contains(" vectors judged fail, in ");
            assertThat(without).isEmpty();
        }
    }

    @Test
    void failuresThatAreKnown() throws Exception {
        Path file = directory.resolve("known.yaml");
        Files.writeString(file, "# Not yet.\nNoToken: It asks for no token.\n");
        try (Peer peer = Peer.writing(Peer.NOT_FOUND)) {
            Program program = server(peer, "--only", "PlainId,NoToken", "--known-failing", file.toString());

            assertThat(program.out()).contains("Known to fail\n  NoToken: It asks for no token.\n");
            assertThat(program.status()).isZero();
        }
    }

    @Test
    void knownFailureThatPasses() throws Exception {
        Path file = directory.resolve("known.yaml");
        Files.writeString(file, "PlainId: It never works.\n");
        try (Peer peer = Peer.writing(Peer.NOT_FOUND)) {
            Program program = server(peer, "--only", "PlainId", "--known-failing", file.toString());

            assertThat(program.out())
                    .contains("PASSED PlainId  It is on the list of known failures (It never works.): take it off.");
            assertThat(program.status()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "NoSuchVector: It never works.,        NoSuchVector: no such vector, or no reason",
        "PlainId: ' ',                         PlainId: no such vector, or no reason",
        "[,                                    all vectors: "
    })
    void listOfKnownFailuresThatIsWrong(String yaml, String fault) throws Exception {
        Path file = directory.resolve("known.yaml");
        Files.writeString(file, yaml);

        Program program = Program.run("client", "--known-failing", file.toString(), "--", "sh", "-c", CLIENT);

        assertThat(program.err()).startsWith("oneprovider-contract-tests: " + file + ": " + fault);
        assertThat(program.status()).isEqualTo(2);
    }

    @Test
    void nothingJudgedIsNoSuccess() {
        Program program = Program.run("client", "--", "sh", "-c", CLIENT);

        assertThat(program.out()).contains(" vectors: the client does not support the operation\n");
        assertThat(program.err()).isEqualTo("oneprovider-contract-tests: nothing was judged\n");
        assertThat(program.status()).isEqualTo(2);
    }

    @Test
    void serverThatIsDown() {
        Peer peer = Peer.writing("");
        peer.close();

        Program program = server(peer);

        assertThat(program.out()).isEmpty();
        assertThat(program.err())
                .matches("oneprovider-contract-tests: cannot connect to 127.0.0.1:[0-9]+: Connection refused\n");
        assertThat(program.status()).isEqualTo(2);
    }

    @Test
    void doorsThatDoNotSpeakTheProtocol() {
        try (Peer server = Peer.writing("HTTP/1.1 204 No Content\r\n\r\n");
                Peer prepared = Peer.writing("HTTP/1.1 204 No Content\r\n\r\n");
                Peer broken = Peer.writing(Peer.answer(500, "\"Oh.\""));
                Peer unable = Peer.writing(Peer.answer(501, "null"))) {
            Program program = server(server, "--prepare", broken.url());
            assertThat(program.err())
                    .isEqualTo("oneprovider-contract-tests: --prepare " + broken.url() + " answered 500 \"Oh.\"\n");
            assertThat(program.status()).isEqualTo(2);

            program = server(server, "--prepare", prepared.url(), "--seen", broken.url());
            assertThat(program.err())
                    .isEqualTo("oneprovider-contract-tests: --seen " + broken.url() + " answered 500 \"Oh.\"\n");
            assertThat(program.status()).isEqualTo(2);

            program = server(server, "--prepare", unable.url());
            assertThat(program.out()).contains(" vectors: the server cannot come to this outcome\n");
            assertThat(program.status()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "server --token t                                 | Missing required option: '--url=BASE'",
                "server --url localhost:80 --token t              | --url is no http or https URL: localhost:80",
                "server --url http://a/b --token 'a b'            | Unmatched argument at index 5: 'b''",
                "server --url http://a/b --token t --seen http://c| --seen needs --prepare",
                "server --url http://a/b --token t --only Plain   | no vector for this side is called Plain: see list",
                "server --url http://a/b --token t --timeout 0    | --timeout is between 0 and 3600 seconds",
                "client                                           | Missing required parameter: 'COMMAND'",
                "show idwithslas                                  | no vector is called idwithslas; IdWithSlash?",
                "bake                                             | Unmatched argument at index 0: 'bake'",
                "''                                               | no command; see --help"
            })
    void wrongUse(String arguments, String fault) {
        Program program = Program.run(
                arguments.isEmpty() ? new String[0] : arguments.strip().split(" "));

        assertThat(program.err()).isEqualTo("oneprovider-contract-tests: " + fault + "\n");
        assertThat(program.status()).isEqualTo(2);
    }

    @Test
    void listsVectors() {
        assertThat(Program.run("list", "--side", "client").out())
                .startsWith("requests:\n  PlainId                                Pausing an execution is a POST")
                .contains("\nresponses:\n")
                .doesNotContain("malformed requests:");
    }

    @Test
    void showsAVector() {
        assertThat(Program.run("show", "NoToken").out()).isEqualTo("""
            NoToken  (malformed requests, for servers)
            Without a token nothing is done, whoever asks; the error says that there is nothing more to say about it.
            From: Oneprovider behaviour

              POST /automation/execution/workflows/11a53ed06d175c89bc3ed5be61f8217cch1890/pause

            Answer:  status 401, with an error as the OpenAPI file describes it, whose id is \
            unauthorized, whose details are {"authError": null}
            The implementer is not called.
            """);
    }

    private static Program server(Peer peer, String... options) {
        String[] arguments = new String[options.length + 5];
        arguments[0] = "server";
        arguments[1] = "--url";
        arguments[2] = peer.url();
        arguments[3] = "--token";
        arguments[4] = "s3cr+t/==";
        System.arraycopy(options, 0, arguments, 5, options.length);
        return Program.run(arguments);
    }
}
