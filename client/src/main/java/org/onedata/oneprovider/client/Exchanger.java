package org.onedata.oneprovider.client;

import java.io.IOException;

/**
 * Sends requests, each exactly once, and reads the responses. Thread-safe.
 *
 * <p>Never retries, follows redirects, decompresses bodies, or keeps cookies or credentials.
 */
interface Exchanger extends AutoCloseable {

    /**
     * Sends one request. Returns soon if the deadline passes, the thread is interrupted, or this is closed.
     *
     * <p>Once the status is known, a broken body does not fail the exchange: it is cut off.
     *
     * @throws IOException if there is no response; {@link Attempt#mayHaveReachedServer()} then tells whether the
     *     request may have been sent, and an interrupted thread stays interrupted
     */
    RawResponse exchange(Attempt attempt) throws IOException;

    /** Closes all connections and ends exchanges under way; may be called twice. */
    @Override
    void close();
}
