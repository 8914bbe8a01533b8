package org.onedata.oneprovider.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Makes calls to itself, for the JVM to see which classes a call needs; see the launcher. */
final class Rehearsal {
    private static final String NOT_FOUND =
            "{\"error\":{\"id\":\"notFound\",\"description\":\"None.\",\"ctx\":{\"line\":1}}}";

    private Rehearsal() {}

    public static void main(String[] args) throws IOException {
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread thread = new Thread(() -> serve(server));
            thread.setDaemon(true);
            thread.start();
            call("http://127.0.0.1:" + server.getLocalPort(), "--silent");
            call("http://127.0.0.1:" + server.getLocalPort());
            call("https://127.0.0.1:" + server.getLocalPort(), "-m", "2");
        }
        System.exit(0);
    }

    private static void call(String host, String... options) {
        ContractOperation operation = Objects.requireNonNull(Operations.find(Operations.IDS.get(0)));
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        new Cli(
                        Map.of("ONEPROVIDER_HOST", host, "ONEPROVIDER_API_KEY", "rehearsal"),
                        new Console(InputStream.nullInputStream(), nowhere, nowhere, false, false))
                .run(Stream.of(
                                Stream.of(options),
                                Stream.of(operation.id()),
                                operation.all().filter(Parameter::isRequired).map(parameter -> parameter.key() + "1"))
                        .flatMap(words -> words)
                        .toArray(String[]::new));
    }

    /** To the first request a success, and to all others an error. */
    private static void serve(ServerSocket server) {
        for (int i = 0; ; i++) {
            String answer = i == 0
                    ? "HTTP/1.1 204 No Content\r\n\r\n"
                    : "HTTP/1.1 404 Not Found\r\nContent-Type: application/json\r\nContent-Length: "
                            + NOT_FOUND.length() + "\r\n\r\n" + NOT_FOUND;
            try (Socket connection = server.accept()) {
                if (connection.getInputStream().read(new byte[8192]) > 0) {
                    connection.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
                }
            } catch (IOException e) {
                return;
            }
        }
    }
}
