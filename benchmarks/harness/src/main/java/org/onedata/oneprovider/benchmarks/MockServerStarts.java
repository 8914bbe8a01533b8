package org.onedata.oneprovider.benchmarks;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * Program that starts a server many times in one JVM, and prints the milliseconds of each start, up to its first
 * answer. Arguments: the class of a {@link MockServer}, and how often.
 */
public final class MockServerStarts {
    private MockServerStarts() {}

    public static void main(String[] args) throws Exception {
        for (int i = 0; i < Integer.parseInt(args[1]); i++) {
            long start = System.nanoTime();
            try (MockServer server =
                    (MockServer) Class.forName(args[0]).getDeclaredConstructor().newInstance()) {
                String answer = pause(server.start());
                double millis = (System.nanoTime() - start) / 1e6;
                if (!answer.startsWith("HTTP/1.1 204")) {
                    throw new IllegalStateException(args[0] + " answered " + answer);
                }
                System.out.println("started in " + millis);
            }
        }
        System.exit(0); // Some servers leave threads behind.
    }

    private static String pause(int port) throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            String request = "POST " + Exchange.BASE_PATH + Exchange.path(Exchange.WID)
                    + " HTTP/1.1\r\nHost: localhost\r\nX-Auth-Token: " + Exchange.TOKEN
                    + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1))
                    .readLine();
        }
    }
}
