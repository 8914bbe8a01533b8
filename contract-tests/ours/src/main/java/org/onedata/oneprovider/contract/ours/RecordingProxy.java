package org.onedata.oneprovider.contract.ours;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;

/** Proxy for one connection to a server that records the bytes of both directions. */
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
            // Closed by the client, the server or close().
        }
    }

    /**
     * Copies until either end closes. Bytes are recorded before they are passed on, so whoever has received them finds
     * them recorded.
     */
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
