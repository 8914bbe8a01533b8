package org.onedata.oneprovider.client;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Look-ups of one host in the DNS, which cannot be interrupted: a thread does them, so that callers can stop waiting. */
final class HostLookup implements AutoCloseable {
    private @Nullable FutureTask<InetAddress[]> underWay;
    private boolean closed;

    /**
     * The addresses of the host; joins a look-up that is under way already.
     *
     * @throws UnknownHostException also if there are none within so many nanoseconds, or until {@link #close}
     */
    InetAddress[] await(String host, long nanos) throws IOException, InterruptedException {
        try {
            return lookup(host).get(nanos, TimeUnit.NANOSECONDS);
        } catch (TimeoutException | CancellationException e) {
            throw new UnknownHostException(host);
        } catch (ExecutionException e) {
            // Another one for each caller, since callers add to it what they suppress.
            UnknownHostException unknown = new UnknownHostException(e.getCause().getMessage());
            unknown.initCause(e.getCause());
            throw unknown;
        }
    }

    private synchronized FutureTask<InetAddress[]> lookup(String host) throws IOException {
        if (underWay == null || underWay.isDone() && !closed) {
            FutureTask<InetAddress[]> lookup = new FutureTask<>(() -> InetAddress.getAllByName(host));
            Watchdog.startThread("lookup", lookup);
            underWay = lookup;
        }
        return underWay;
    }

    /** Ends the waiting of all callers. */
    @Override
    public synchronized void close() {
        closed = true;
        if (underWay != null) {
            underWay.cancel(false);
        }
    }
}
