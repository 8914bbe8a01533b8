package org.onedata.oneprovider.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Peers that hang, die, flood, write garbage or answer twice are reported, and never waited for without bound. */
@Timeout(30)
@Execution(ExecutionMode.CONCURRENT)
class BadPeersTest {

    @ParameterizedTest(name = "{argumentSetName}")
    @MethodSource
    void clients(String script, String fault) {
        Program program = Program.run("client", "--timeout", "0.2", "--", "sh", "-c", script);

        assertThat(program.err()).startsWith("oneprovider-contract-tests: the client " + fault);
        assertThat(program.status()).isEqualTo(2);
        await().until(() -> ProcessHandle.current()
                .descendants()
                .noneMatch(process -> process.info().commandLine().orElse("").contains("sleep 98765")));
    }

    static Stream<Arguments> clients() {
        return Stream.of(
                client(
                        "hangs",
                        "read l; sleep 98765",
                        "wrote no line within 1.2 s for PlainId (is its standard output flushed?)"),
                client(
                        "does not even read",
                        "sleep 98765",
                        "wrote no line within 1.2 s for PlainId (is its standard output flushed?)"),
                client(
                        "dies",
                        "read l; echo 'Out of luck.' >&2; exit 3",
                        "ended with status 3 instead of answering PlainId\n"
                                + "  its standard error ends with\n    Out of luck.\n"),
                client(
                        "hangs later",
                        "read l; echo '{\"result\":\"unsupported\"}'; read l; sleep 98765",
                        "wrote no line within 0.2 s for NoBody (is its standard output flushed?)\n"),
                client("ends at once", "exit 0", "ended with status 0 instead of answering PlainId\n"),
                client(
                        "closes its output",
                        "exec >&-; sleep 98765",
                        "closed its standard output instead of answering PlainId\n"),
                client("writes garbage", "read l; printf 'a\\001b\\n'", "answered PlainId with no JSON: a\\x01b\n"),
                client("writes other JSON", "read l; echo '[1]'", "answered PlainId with no JSON object: [1]\n"),
                client(
                        "has no result",
                        "read l; echo '{\"vector\":\"PlainId\",\"result\":\"ok\"}'",
                        "answered PlainId with none of the results success, error and unsupported: {\"vector\""),
                client(
                        "has a status that is none",
                        "read l; echo '{\"result\":\"error\",\"status\":\"404\"}'",
                        "answered PlainId with an error whose status is no number: {\"result\""),
                client(
                        "answers something else",
                        "read l; echo '{\"vector\":\"Paused\",\"result\":\"success\"}'",
                        "answered PlainId with an answer to something else: {\"vector\":\"Paused\""),
                client(
                        "answers twice",
                        "while read l; do echo '{\"result\":\"success\"}'; echo '{\"result\":\"success\"}'; done",
                        "wrote a line that nobody asked for: {\"result\":\"success\"}\n"),
                client("floods a line", "read l; tr '\\0' x < /dev/zero", "wrote a line of more than 1 MiB (xxxxx"),
                client(
                        "floods lines",
                        "read l; yes '{\"result\":\"success\"}'",
                        "wrote a line that nobody asked for: "),
                client(
                        "floods its standard error",
                        "read l; yes >&2",
                        "wrote no line within 1.2 s for PlainId (is its standard output flushed?)\n"
                                + "  its standard error ends with\n"
                                + "    y\n"));
    }

    private static Arguments client(String fault, String script, String message) {
        return argumentSet(fault, script, message);
    }

    @Test
    void clientThatCannotBeStarted() {
        Program program = Program.run("client", "--", "no-such-command");

        assertThat(program.err())
                .startsWith(
                        "oneprovider-contract-tests: cannot start the client: Cannot run program \"no-such-command\"");
        assertThat(program.status()).isEqualTo(2);
    }

    @ParameterizedTest(name = "{argumentSetName}")
    @MethodSource
    void servers(Peer.Behaviour behaviour, String came) {
        try (Peer peer = new Peer(behaviour)) {
            // Only who waits in vain should not wait for long.
            String timeout = came.contains(" within 1 s") ? "1" : "20";
            Program program = Program.run("server", "--timeout", timeout, "--url", peer.url(), "--token", "t");

            assertThat(program.out()).contains("\n  came      " + came);
            assertThat(program.err())
                    .isEqualTo("oneprovider-contract-tests: no HTTP answer to 3 requests in a row:"
                            + " see above for what came\n");
            assertThat(program.status()).isEqualTo(2);
        }
    }

    static Stream<Arguments> servers() {
        return Stream.of(
                server("hangs", (connection, request) -> new CountDownLatch(1).await(), "no whole answer within 1 s\n"),
                server(
                        "trickles",
                        (connection, request) -> {
                            while (!new CountDownLatch(1).await(10, TimeUnit.MILLISECONDS)) {
                                Peer.write(connection, "H");
                            }
                        },
                        "no whole answer within 1 s\n"),
                server(
                        "closes the connection",
                        (connection, request) -> {},
                        "the connection was closed without an answer\n"),
                server(
                        "writes garbage",
                        (connection, request) -> Peer.write(connection, "SSH-2.0-OpenSSH_9.2\r\n"),
                        "no HTTP/1.1: SSH-2.0-OpenSSH_9.2\n"),
                server(
                        "breaks off within the head",
                        (connection, request) -> Peer.write(connection, "HTTP/1.1 204 No Content\r\nA: b\r\n"),
                        "the connection was closed within the head: HTTP/1.1 204 No Content\n"),
                server(
                        "breaks off within the body",
                        (connection, request) ->
                                Peer.write(connection, "HTTP/1.1 404 Not Found\r\nContent-Length: 9\r\n\r\n{"),
                        "the connection was closed after 1 of 9 bytes of the body\n"),
                server(
                        "has a length that is none",
                        (connection, request) ->
                                Peer.write(connection, "HTTP/1.1 404 Not Found\r\nContent-Length: many\r\n\r\n{"),
                        "a length that is no number: many\n"),
                server(
                        "floods the head",
                        (connection, request) -> flood(connection, "HTTP/1.1 200 OK\r\n", "A: b\r\n"),
                        "a head of more than 1 MiB: "),
                server(
                        "floods the body",
                        (connection, request) -> flood(connection, "HTTP/1.1 200 OK\r\n\r\n", "xxxx"),
                        "a body of more than 1 MiB\n"),
                server(
                        "floods with chunks",
                        (connection, request) -> flood(
                                connection,
                                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
                                "10\r\nxxxxxxxxxxxxxxxx\r\n"),
                        "a body of more than 1 MiB\n"),
                server(
                        "answers twice",
                        (connection, request) -> Peer.write(connection, Peer.NOT_FOUND + Peer.NOT_FOUND),
                        "more after the answer: HTTP/1.1 404 Peer\\r\\n"));
    }

    private static Arguments server(String fault, Peer.Behaviour behaviour, String came) {
        return argumentSet(fault, behaviour, came);
    }

    private static void flood(Socket connection, String start, String flood) throws Exception {
        Peer.write(connection, start);
        String much = flood.repeat(10_000);
        while (true) {
            Peer.write(connection, much);
        }
    }
}
