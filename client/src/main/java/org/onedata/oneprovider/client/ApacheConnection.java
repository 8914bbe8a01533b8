package org.onedata.oneprovider.client;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.Socket;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParser;
import org.apache.hc.core5.http.impl.io.SocketHolder;
import org.apache.hc.core5.http.io.SessionInputBuffer;
import org.apache.hc.core5.io.CloseMode;
import org.jspecify.annotations.Nullable;

/**
 * Connection that is not reused after receiving unexpected bytes (the stock one takes them for the next response), and
 * that never logs (the stock one logs the access token at debug level, and is final before HttpClient 5.6).
 */
final class ApacheConnection extends DefaultBHttpClientConnection implements ManagedHttpClientConnection {
    private static final Http1Config LIMITS = Http1Config.custom()
            .setMaxLineLength(64 * 1024)
            .setMaxHeaderCount(200)
            .build();

    /** How long after its last use the server is taken to be still there: to look takes a millisecond. */
    private static final long FRESH_NANOS = 1_000_000;

    private final ResponseParser parser;
    private volatile boolean closed;
    private volatile long idleSince;

    private ApacheConnection(ResponseParser parser) {
        super(LIMITS, null, null, null, null, null, null, limits -> parser);
        this.parser = parser;
    }

    /** A connection that is yet to be bound to a socket. */
    static ApacheConnection create() {
        return new ApacheConnection(new ResponseParser());
    }

    /** Not to a socket that is opened for a request that was given up meanwhile. */
    @Override
    protected void bind(SocketHolder sockets) throws IOException {
        super.bind(sockets);
        if (closed) {
            close(CloseMode.IMMEDIATE);
            throw new InterruptedIOException("the connection was closed while it was made");
        }
    }

    @Override
    public void bind(Socket socket) throws IOException {
        bind(new SocketHolder(socket));
    }

    @Override
    public void close() throws IOException {
        closed = true;
        super.close();
    }

    @Override
    public void close(CloseMode mode) {
        closed = true;
        super.close(mode);
    }

    @Override
    public @Nullable Socket getSocket() {
        SocketHolder sockets = getSocketHolder();
        return sockets == null ? null : sockets.getSocket();
    }

    /** Nothing to do, since each request sets its timeout. */
    @Override
    public void activate() {}

    @Override
    public void passivate() {
        idleSince = System.nanoTime();
    }

    /** Whether the server closed the connection, or sent anything since the end of the last answer. */
    @Override
    public boolean isStale() throws IOException {
        SocketHolder sockets = getSocketHolder();
        if (sockets == null || parser.hasLeftOver()) {
            return true;
        }
        boolean hasArrived = isPending(sockets.getBaseSocket())
                || sockets.getSSLSocket() != null && isPending(sockets.getSSLSocket());
        boolean isFresh = System.nanoTime() - idleSince < FRESH_NANOS;
        // Only a look tells, and under TLS, what has arrived may be a record without content.
        return (hasArrived || !isFresh) && (super.isStale() || parser.hasLeftOver());
    }

    private static boolean isPending(Socket socket) throws IOException {
        return socket.getInputStream().available() > 0;
    }

    /** The strict parser, which skips no garbage, and a grip on the buffer that it reads from. */
    private static final class ResponseParser extends DefaultHttpResponseParser {
        private @Nullable SessionInputBuffer buffer;

        ResponseParser() {
            super(LIMITS);
        }

        @Override
        public ClassicHttpResponse parse(SessionInputBuffer buffer, InputStream in) throws IOException, HttpException {
            this.buffer = buffer;
            // To the parser, a head that breaks off would be a whole one.
            return super.parse(buffer, new FilterInputStream(in) {
                @Override
                public int read(byte[] bytes, int offset, int length) throws IOException {
                    int count = in.read(bytes, offset, length);
                    if (count < 0) {
                        throw new EOFException("the connection was closed before the end of the answer's headers");
                    }
                    return count;
                }
            });
        }

        boolean hasLeftOver() {
            return buffer != null && buffer.length() > 0;
        }
    }
}
