package org.onedata.oneprovider.benchmarks.bare;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.onedata.oneprovider.benchmarks.Exchange;
import org.onedata.oneprovider.benchmarks.Peer;

/** Writes the bytes of the request and reads the response: the lower limit. For one thread. */
public final class RawSocket implements Peer {
    private final Socket socket;
    private final String start;
    private final String end;
    private final byte[] answer = new byte[1024];

    public RawSocket(String baseUrl) throws IOException {
        URI uri = URI.create(baseUrl);
        socket = new Socket(uri.getHost(), uri.getPort());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(30_000);
        start = "POST " + uri.getPath();
        end = " HTTP/1.1\r\nHost: " + uri.getAuthority() + "\r\n" + Exchange.TOKEN_HEADER + ": " + Exchange.TOKEN
                + "\r\nContent-Length: 0\r\n\r\n";
    }

    @Override
    public void pause(String wid) throws IOException {
        socket.getOutputStream().write((start + Exchange.path(wid) + end).getBytes(StandardCharsets.ISO_8859_1));
        InputStream in = socket.getInputStream();
        int length = 0;
        while (length < 4 || answer[length - 4] != '\r' || answer[length - 2] != '\r' || answer[length - 1] != '\n') {
            int count = in.read(answer, length, answer.length - length);
            if (count <= 0) {
                throw new IOException("the response was cut off");
            }
            length += count;
            if (length > 11 && (answer[9] != '2' || answer[10] != '0' || answer[11] != '4')) {
                throw new IOException(new String(answer, 0, length, StandardCharsets.ISO_8859_1));
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
