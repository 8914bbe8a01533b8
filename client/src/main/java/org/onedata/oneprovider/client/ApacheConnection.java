package org.onedata.oneprovider.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.impl.io.DefaultHttpResponseParserFactory;
import org.apache.hc.client5.http.impl.io.DefaultManagedHttpClientConnection;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.SocketHolder;
import org.apache.hc.core5.http.io.HttpMessageParser;
import org.apache.hc.core5.http.io.SessionInputBuffer;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Connection that is not used again once bytes came that belong to no answer (the stock one takes them for the next answer), and
 * that logs nothing (the stock one logs the access token at debug level).
 */
final class ApacheConnection extends DefaultManagedHttpClientConnection {
    private static final Http1Config LIMITS = Http1Config.custom()
            .setMaxLineLength(64 * 1024)
            .setMaxHeaderCount(200)
            .build();

    /** Idle time after which a look at the socket, which takes a millisecond, is worth its while. */
    private static final long IDLE_NANOS = 1_000_000_000;

    private static final Timeout LOOK = Timeout.ofMilliseconds(1);

    private final ResponseParser parser;
    private long lastUsed = System.nanoTime();

    private ApacheConnection(ResponseParser parser) {
        super(null, null, null, LIMITS, null, null, null, limits -> parser);
        this.parser = parser;
    }

    /** A connection that is yet to be bound to the socket. */
    static ApacheConnection create(@Nullable Socket ignored) {
        return new ApacheConnection(new ResponseParser());
    }

    @Override
    public void bind(Socket socket) throws IOException {
        bind(new SocketHolder(socket));
    }

    @Override
    public void bind(SSLSocket sslSocket, Socket socket) throws IOException {
        bind(new SocketHolder(sslSocket, socket));
    }

    @Override
    public void passivate() {
        super.passivate();
        lastUsed = System.nanoTime();
    }

    /** Whether the server closed the connection, or sent anything since the end of the last answer. */
    @Override
    public boolean isStale() throws IOException {
        SocketHolder socket = getSocketHolder();
        if (socket == null || parser.hasLeftOver()) {
            return true;
        }
        boolean isIdle = System.nanoTime() - lastUsed > IDLE_NANOS;
        if (isIdle || available(socket.getSocket()) > 0 || available(socket.getBaseSocket()) > 0) {
            // Under TLS, pending bytes may be records without content, so they have to be read.
            return isDataAvailable(LOOK) || super.isStale();
        }
        return false;
    }

    private static int available(@Nullable Socket socket) throws IOException {
        return socket == null ? 0 : socket.getInputStream().available();
    }

    @Override
    protected void onRequestSubmitted(ClassicHttpRequest request) {}

    @Override
    protected void onResponseReceived(ClassicHttpResponse response) {}

    /** The stock parser, and a grip on the buffer that it reads from. */
    private static final class ResponseParser implements HttpMessageParser<ClassicHttpResponse> {
        private final HttpMessageParser<ClassicHttpResponse> parser =
                new DefaultHttpResponseParserFactory(LIMITS).create();
        private @Nullable SessionInputBuffer buffer;

        @Override
        public ClassicHttpResponse parse(SessionInputBuffer buffer, InputStream in) throws IOException, HttpException {
            this.buffer = buffer;
            return parser.parse(buffer, in);
        }

        boolean hasLeftOver() {
            return buffer != null && buffer.length() > 0;
        }
    }
}
