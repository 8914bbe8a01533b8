package org.onedata.oneprovider.client;

import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** DNS look-ups, which cannot be interrupted: each host has its own thread, so that callers can stop waiting. */
final class HostLookup implements AutoCloseable {
    private final ConcurrentHashMap<String, FutureTask<InetAddress[]>> underWay = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /** The addresses of a host; joins a look-up that is under way already. */
    InetAddress[] await(String host, Attempt attempt) throws IOException, InterruptedException {
        FutureTask<InetAddress[]> lookup = new FutureTask<>(() -> InetAddress.getAllByName(host)) {
            @Override
            protected void done() {
                underWay.remove(host, this);
            }
        };
        FutureTask<InetAddress[]> earlier = underWay.putIfAbsent(host, lookup);
        if (earlier == null) {
            start(lookup);
        } else {
            lookup = earlier;
        }
        if (closed) {
            close();
        }
        try {
            return lookup.get(attempt.remaining(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new SocketTimeoutException(host + ": no address within the call timeout");
        } catch (CancellationException e) {
            throw new IOException("the client was closed");
        } catch (ExecutionException e) {
            // Another one for each caller, since callers add to it what they suppress.
            UnknownHostException unknown = new UnknownHostException(e.getCause().getMessage());
            unknown.initCause(e.getCause());
            throw unknown;
        }
    }

    private static void start(FutureTask<?> lookup) throws IOException {
        try {
            Thread thread = new Thread(null, lookup, "oneprovider-client-lookup", 0, false);
            thread.setDaemon(true);
            thread.start();
        } catch (OutOfMemoryError e) { // Later callers are to try again.
            lookup.cancel(false);
            throw new IOException("no thread for the look-up: " + e.getMessage(), e);
        }
    }

    /** Ends the waiting of all callers; may be called twice. */
    @Override
    public void close() {
        closed = true;
        underWay.values().forEach(lookup -> lookup.cancel(false));
    }

    /** Whether the text is an address already. */
    static boolean isAddress(String host) {
        return host.startsWith("[") || host.matches("[0-9.]+");
    }
}
