package org.onedata.oneprovider.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onedata.oneprovider.client.ScriptedServer.NO_CONTENT;
import static org.onedata.oneprovider.client.ScriptedServer.answers;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A host with several addresses, of which the first ones do not answer. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "Elsewhere, 127.0.0.2 is no address of this machine.")
class AddressesTest {

    @TempDir
    Path directory;

    @Test
    void theNextOneIsTriedWithinTheConnectTimeout() throws Exception {
        assertThat(run("127.0.0.2\n127.0.0.3\n127.0.0.1\n")).isEqualTo("paused in time");
        assertThat(run("127.0.0.2\n127.0.0.3\n127.0.0.4\n"))
                .isEqualTo("SocketTimeoutException: Connect timed out in time");
    }

    private String run(String addresses) throws Exception {
        Path hosts = Files.writeString(directory.resolve("hosts"), addresses.replace("\n", " many.example\n"));
        List<Socket> filling = new ArrayList<>();
        List<ServerSocket> full = new ArrayList<>();
        try (ScriptedServer server = ScriptedServer.start(answers(NO_CONTENT))) {
            for (int i = 2; i <= 4; i++) {
                full.add(fill(new ServerSocket(server.port(), 1, InetAddress.getByName("127.0.0." + i)), filling));
            }
            Process program = new ProcessBuilder(
                            System.getProperty("java.home") + "/bin/java",
                            "-cp",
                            System.getProperty("java.class.path"),
                            "-Djdk.net.hosts.file=" + hosts,
                            "-Dorg.slf4j.simpleLogger.logFile=System.err", // Not that of this JVM.
                            "-Dorg.slf4j.simpleLogger.defaultLogLevel=off",
                            Program.class.getName(),
                            "http://many.example:" + server.port())
                    .redirectErrorStream(true)
                    .start();
            return new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        } finally {
            for (Socket socket : filling) {
                socket.close();
            }
            for (ServerSocket socket : full) {
                socket.close();
            }
        }
    }

    /** Fills the listen queue, so that no connection comes about. */
    private static ServerSocket fill(ServerSocket server, List<Socket> filling) throws Exception {
        for (int i = 0; i < 3; i++) {
            Socket socket = new Socket();
            filling.add(socket);
            try {
                socket.connect(server.getLocalSocketAddress(), 200);
            } catch (SocketTimeoutException e) {
                break;
            }
        }
        return server;
    }

    /** Pauses once, and prints the outcome. */
    static final class Program {
        private static final Duration CONNECT_TIMEOUT = Duration.ofMillis(1500);

        private Program() {}

        public static void main(String[] arguments) {
            try (OneproviderClient client = OneproviderClient.builder()
                    .baseUrl(arguments[0])
                    .allowInsecureHttp()
                    .token(Clients.TOKEN)
                    .connectTimeout(CONNECT_TIMEOUT)
                    .retries(0)
                    .build()) {
                long start = System.nanoTime();
                Throwable failure = Clients.failure(client);
                boolean inTime = System.nanoTime() - start
                        < CONNECT_TIMEOUT.plusMillis(1500).toNanos();
                String outcome =
                        failure == null ? "paused" : failure.getMessage().replaceFirst(".*no answer: ", "");
                System.out.println(outcome + (inTime ? " in time" : " late"));
            }
        }
    }
}
