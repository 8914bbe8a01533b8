package org.onedata.oneprovider.contract;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;

/** A way to a server for one connection, which keeps the bytes that went along it. */
final class RecordingProxy implements AutoCloseable {
    private final URI target;
    private final ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final ByteArrayOutputStream request = new ByteArrayOutputStream();
    private final ByteArrayOutputStream response = new ByteArrayOutputStream();

    RecordingProxy(String baseUrl) throws IOException {
        target = URI.create(baseUrl);
        daemon(this::forward);
    }

    String baseUrl() {
        return "http://127.0.0.1:" + listener.getLocalPort() + target.getRawPath();
    }

    synchronized byte[] request() {
        return request.toByteArray();
    }

    synchronized byte[] response() {
        return response.toByteArray();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }

    private void forward() {
        try (Socket client = listener.accept();
                Socket server = new Socket(target.getHost(), target.getPort())) {
            daemon(() -> copy(client, server, request));
            copy(server, client, response);
        } catch (IOException e) {
            // The client, the server or close() ended the connection.
        }
    }

    /** Copies until either end closes; what arrives is kept before it is passed on, so whoever has it can find it here. */
    private void copy(Socket from, Socket to, ByteArrayOutputStream copy) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[8192];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                synchronized (this) {
                    copy.write(buffer, 0, n);
                }
                out.write(buffer, 0, n);
                out.flush();
            }
        } catch (IOException e) {
            // As above.
        }
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "recording-proxy");
        thread.setDaemon(true);
        thread.start();
    }
}
