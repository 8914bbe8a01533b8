package org.example;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Runs the program in its own JVM, with nothing but its dependencies. Without the emulator, which would bring newer
 * versions of them along.
 */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class PauseTest {
    private static final String NOT_FOUND = "{\"error\":{\"id\":\"notFound\",\"description\":\"No such workflow.\"}}";

    @Test
    void pauses() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] body = NOT_FOUND.getBytes(StandardCharsets.UTF_8);
            if (exchange.getRequestURI().getPath().contains("known")) {
                exchange.sendResponseHeaders(404, body.length);
                exchange.getResponseBody().write(body);
            } else {
                exchange.sendResponseHeaders(204, -1);
            }
            exchange.close();
        });
        server.start();
        try {
            String baseUrl = "http://127.0.0.1:" + server.getAddress().getPort();
            assertEquals("paused", run(baseUrl, "a-token-of-some-length", "w1"));
            assertEquals("404 notFound", run(baseUrl, "a-token-of-some-length", "unknown"));
        } finally {
            server.stop(0);
        }
    }

    private static String run(String baseUrl, String token, String wid) throws Exception {
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("program.path"),
                        "org.example.Pause",
                        baseUrl,
                        token,
                        wid)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String output = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertEquals(0, program.waitFor());
        // Logback without a configuration writes all that is logged to the standard output, too.
        String said = output.lines().filter(line -> !line.contains(" DEBUG ")).collect(Collectors.joining("\n"));
        System.out.println("neighbours: " + said);
        return said;
    }
}
