package org.onedata.oneprovider.client;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParser;
import org.apache.hc.core5.http.impl.io.SocketHolder;
import org.apache.hc.core5.http.io.HttpMessageParser;
import org.apache.hc.core5.http.io.SessionInputBuffer;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
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

    private static final Timeout LOOK = Timeout.ofMilliseconds(1);

    /** How long after a read the server is taken to be still there: to ask takes five system calls, about 5 us. */
    private static final long FRESH_NANOS = 1_000_000;

    private final ResponseParser parser;
    private volatile boolean closed;
    private Watchdog.@Nullable Watch watch;
    private long readTimeoutNanos;
    private long lastRead;

    private ApacheConnection(ResponseParser parser) {
        super(LIMITS, null, null, null, null, null, null, limits -> parser);
        this.parser = parser;
    }

    /** A connection that is yet to be bound to a socket. */
    static ApacheConnection create() {
        return new ApacheConnection(new ResponseParser());
    }

    /** Puts the exchange that starts now under a watch, which ends the waiting for a silent server too. */
    void watch(Watchdog.Watch watch, int readTimeoutMillis) {
        this.watch = watch;
        this.readTimeoutNanos = readTimeoutMillis * 1_000_000L;
    }

    @Override
    public void bind(Socket socket) throws IOException {
        bind(new SocketHolder(socket) {
            @Override
            protected InputStream getInputStream(Socket socket) throws IOException {
                return new WatchedStream(super.getInputStream(socket));
            }
        });
    }

    @Override
    public void bind(SSLSocket sslSocket, Socket socket) throws IOException {
        bind(new SocketHolder(sslSocket, socket) {
            @Override
            protected InputStream getInputStream(Socket socket) throws IOException {
                return new WatchedStream(super.getInputStream(socket));
            }
        });
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

    /** Nothing to do, since the timeout is the same for all requests. */
    @Override
    public void activate() {}

    /** Nothing to do, see {@link #activate}. */
    @Override
    public void passivate() {}

    /** Whether the server closed the connection, or sent anything since the end of the last answer. */
    @Override
    public boolean isStale() throws IOException {
        SocketHolder sockets = getSocketHolder();
        if (sockets == null || parser.hasLeftOver()) {
            return true;
        }
        Socket socket = sockets.getBaseSocket() == null ? sockets.getSocket() : sockets.getBaseSocket();
        if (socket.getChannel() == null) {
            return super.isStale();
        }
        if (sockets.getSSLSocket() == null) {
            return socket.getInputStream().available() > 0 || !isFresh() && isAtEnd(socket.getChannel());
        }
        if (socket.getInputStream().available() > 0
                || sockets.getSocket().getInputStream().available() > 0) {
            // Under TLS, pending bytes may be records without content, which have to be read in order to know.
            return isDataAvailable(LOOK) || super.isStale();
        }
        return !isFresh() && isAtEnd(socket.getChannel());
    }

    private boolean isFresh() {
        return System.nanoTime() - lastRead < FRESH_NANOS;
    }

    /** Whether there is anything to read, the end included, without waiting for it. */
    private static boolean isAtEnd(SocketChannel channel) throws IOException {
        channel.configureBlocking(false);
        try {
            return channel.read(ByteBuffer.allocate(1)) != 0;
        } finally {
            channel.configureBlocking(true);
        }
    }

    /**
     * Stream of a socket without a timeout, whose place the watch takes: with one, each read would switch the channel
     * to non-blocking and back, in six more system calls.
     */
    private final class WatchedStream extends FilterInputStream {
        WatchedStream(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (watch == null) {
                return in.read(bytes, offset, length);
            }
            watch.limit(readTimeoutNanos);
            try {
                return in.read(bytes, offset, length);
            } catch (IOException e) { // Of any kind: depends on the socket, and on TLS.
                throw watch.liftLimit() ? new SocketTimeoutException("Read timed out") : e;
            } finally {
                watch.liftLimit();
                lastRead = System.nanoTime();
            }
        }
    }

    /** The strict parser, which skips no garbage, and a grip on the buffer that it reads from. */
    private static final class ResponseParser implements HttpMessageParser<ClassicHttpResponse> {
        private final HttpMessageParser<ClassicHttpResponse> parser = new DefaultHttpResponseParser(LIMITS);
        private @Nullable SessionInputBuffer buffer;

        @Override
        public ClassicHttpResponse parse(SessionInputBuffer buffer, InputStream in) throws IOException, HttpException {
            this.buffer = buffer;
            return parser.parse(buffer, new HeadStream(in));
        }

        boolean hasLeftOver() {
            return buffer != null && buffer.length() > 0;
        }
    }

    /** Stream whose end is a failure: the parser would take a head that breaks off for a whole one. */
    private static final class HeadStream extends FilterInputStream {
        HeadStream(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = in.read(bytes, offset, length);
            if (count < 0) {
                throw new EOFException("the connection was closed before the end of the answer's headers");
            }
            return count;
        }
    }
}
