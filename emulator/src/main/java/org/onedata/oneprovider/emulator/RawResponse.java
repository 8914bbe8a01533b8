package org.onedata.oneprovider.emulator;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.IteratingCallback;
import org.eclipse.jetty.util.thread.Scheduler;
import org.onedata.oneprovider.emulator.ScriptedResponse.Cut;

/** Bytes that are written past Jetty, as it would not write them; the connection ends with them. */
final class RawResponse extends IteratingCallback {
    private static final byte[] GARBAGE =
            "\u0016\u0003\u0001\0\1\2 This is not HTTP.\r\n\r\n\0\u00ff".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] FILLING = filling();

    private final EndPoint endPoint;
    private final Scheduler scheduler;
    private final Runnable end;
    private final Duration betweenBytes;
    private final ByteBuffer bytes;
    private long more;

    private RawResponse(Request request, Runnable end, Duration betweenBytes, byte[] bytes, long more) {
        this.endPoint = endPointOf(request);
        this.scheduler = request.getComponents().getScheduler();
        this.end = end;
        this.betweenBytes = betweenBytes;
        this.bytes = ByteBuffer.wrap(bytes);
        this.more = more;
    }

    private static byte[] filling() {
        byte[] filling = new byte[1 << 16];
        Arrays.fill(filling, (byte) 'x');
        return filling;
    }

    static EndPoint endPointOf(Request request) {
        return request.getConnectionMetaData().getConnection().getEndPoint();
    }

    /** @param end called when there is no more to write: closes the connection */
    static void send(Request request, Runnable end, ScriptedResponse how, int status, HttpFields headers, byte[] body) {
        long length = how.length() > 0 ? how.length() : body.length;
        StringBuilder text =
                new StringBuilder("HTTP/1.1 ").append(status).append(' ').append(reason(status));
        headers.forEach(field -> {
            if (!field.getName().equalsIgnoreCase("Content-Length")) {
                text.append("\r\n").append(field.getName()).append(": ").append(field.getValue());
            }
        });
        if (length > 0 || status != 204) {
            text.append("\r\nContent-Length: ").append(length);
        }
        byte[] head = text.append("\r\nConnection: close\r\n\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
        if (how.cut() == Cut.IN_HEAD) {
            write(request, end, how, Arrays.copyOf(head, head.length / 2), 0);
            return;
        }
        boolean isCut = how.cut() == Cut.IN_BODY;
        byte[] all = Arrays.copyOf(head, head.length + (isCut ? body.length / 2 : body.length));
        System.arraycopy(body, 0, all, head.length, all.length - head.length);
        write(request, end, how, all, isCut ? how.length() / 2 : how.length());
    }

    private static String reason(int status) {
        HttpStatus.Code code = HttpStatus.getCode(status);
        return code == null ? String.format(Locale.ROOT, "Status %d", status) : code.getMessage();
    }

    static void sendGarbage(Request request, Runnable end, ScriptedResponse how) {
        write(request, end, how, GARBAGE, 0);
    }

    private static void write(Request request, Runnable end, ScriptedResponse how, byte[] bytes, long more) {
        endPointOf(request).setIdleTimeout(0);
        new RawResponse(request, end, how.betweenBytes(), bytes, more).iterate();
    }

    /** Ends the connection at once, with a TCP reset where there is one. */
    static void reset(Request request) {
        EndPoint endPoint = endPointOf(request);
        if (endPoint.getTransport() instanceof SocketChannel channel) {
            try {
                channel.setOption(StandardSocketOptions.SO_LINGER, 0); // Makes the close a reset, not an orderly end.
            } catch (IOException e) {
                endPoint.close(e); // It has ended already.
            }
        }
        endPoint.close();
    }

    @Override
    protected Action process() {
        if (!bytes.hasRemaining() && more == 0) {
            return Action.SUCCEEDED;
        }
        ByteBuffer next = next(betweenBytes.isZero() ? Integer.MAX_VALUE : 1);
        if (betweenBytes.isZero()) {
            endPoint.write(this, next);
        } else {
            scheduler.schedule(
                    () -> endPoint.write(this, next), TimeUnit.NANOSECONDS.convert(betweenBytes), TimeUnit.NANOSECONDS);
        }
        return Action.SCHEDULED;
    }

    private ByteBuffer next(int limit) {
        if (bytes.hasRemaining()) {
            int length = Math.min(limit, bytes.remaining());
            ByteBuffer next = bytes.slice(bytes.position(), length);
            bytes.position(bytes.position() + length);
            return next;
        }
        int length = (int) Math.min(Math.min(limit, FILLING.length), more);
        more -= length;
        return ByteBuffer.wrap(FILLING, 0, length);
    }

    @Override
    protected void onCompleteSuccess() {
        endPoint.shutdownOutput();
        end.run();
    }

    @Override
    protected void onCompleteFailure(Throwable cause) {
        end.run();
    }
}
