package org.onedata.oneprovider.benchmarks;

/**
 * An HTTP client that pauses executions, configured as its users would. Thread-safe.
 *
 * <p>Implementations have a constructor with the base URL of the API. Timeouts, where available, are 5 s to connect, 30
 * s to read, and 60 s for a call. The bare libraries do not retry; the client would after a failure, but the request
 * count shows that there was none. The stock clients have their default settings.
 */
public interface Peer {

    /** Pauses an execution; throws unless it succeeds. */
    void pause(String wid) throws Exception;

    /** Returns the id of the error that a pause gets; throws if it succeeds. */
    default String fail(String wid) throws Exception {
        throw new UnsupportedOperationException(getClass() + " reads no errors");
    }

    /** Closes what it has opened. */
    default void close() throws Exception {}

    /** The peer of this class. */
    static Peer open(String className, String server) throws ReflectiveOperationException {
        return Class.forName(className)
                .asSubclass(Peer.class)
                .getConstructor(String.class)
                .newInstance(server + Exchange.BASE_PATH);
    }
}
