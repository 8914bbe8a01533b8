package org.onedata.oneprovider.emulator;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Set;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/** A request that Jetty has handed over: it waits, or is answered past Jetty. Its connection does not time out. */
final class Held implements Callback {
    private final Set<Held> all;
    private final EndPoint endPoint;
    private final Callback callback;
    private final long idleTimeout;

    private Held(Set<Held> all, Request request, Callback callback) {
        this.all = all;
        this.endPoint = RawResponse.endPointOf(request);
        this.callback = callback;
        this.idleTimeout = endPoint.getIdleTimeout();
    }

    /** @param all those that are held */
    static Held hold(Set<Held> all, Request request, Callback callback) {
        Held held = new Held(all, request, callback);
        all.add(held);
        held.endPoint.setIdleTimeout(0);
        return held;
    }

    /** Hands the request back to Jetty; false if the connection has been closed meanwhile. */
    boolean release() {
        boolean isReleased = all.remove(this);
        if (isReleased) {
            endPoint.setIdleTimeout(idleTimeout);
        }
        return isReleased;
    }

    /** Closes the connection. */
    void end() {
        if (all.remove(this)) {
            endPoint.close();
            callback.succeeded(); // A failure would be logged, and nothing can be written any more.
        }
    }

    /** Closes the connection when the client does. */
    void endWithClient() {
        endPoint.tryFillInterested(this);
    }

    /** Called when the client has sent something, or has closed the connection. */
    @Override
    public void succeeded() {
        ByteBuffer buffer = BufferUtil.allocate(1024);
        try {
            if (endPoint.fill(buffer) >= 0) {
                endWithClient();
                return;
            }
        } catch (IOException e) {
            // It has been reset.
        }
        end();
    }

    @Override
    public void failed(Throwable failure) {
        end();
    }
}
