package org.onedata.oneprovider.client;

import java.io.IOException;

/**
 * Sends requests, each of them once, and reads the answers; thread-safe.
 *
 * <p>Nothing is sent again, no redirect is followed, no body is decompressed, and neither cookies nor credentials are kept.
 */
interface Exchanger extends AutoCloseable {

    /**
     * The answer to one request; comes back soon if the deadline has passed, the thread is interrupted, or this is closed.
     *
     * <p>Once the status is known, the body cannot fail the exchange: it is cut where it broke off.
     *
     * @throws IOException if there is no answer; {@link Attempt#mayHaveReachedServer()} then tells whether the request
     *     may have left, and an interrupted thread is still marked as such
     */
    RawResponse exchange(Attempt attempt) throws IOException;

    /** Closes all connections and ends exchanges under way; may be called twice. */
    @Override
    void close();
}
