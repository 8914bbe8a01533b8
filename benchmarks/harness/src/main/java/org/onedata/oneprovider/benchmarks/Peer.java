package org.onedata.oneprovider.benchmarks;

/**
 * HTTP client that pauses executions, set up as its own users would do it; thread-safe.
 *
 * <p>It has a constructor with the base URL of the API, and is given 5 s to connect, 30 s of silence and 60 s for a call where it
 * has such limits. The bare libraries send nothing twice; the client would after a failure, of which the count shows there was
 * none. The stock clients are as they come.
 */
public interface Peer {

    /** Pauses an execution; throws if the answer is not a success. */
    void pause(String wid) throws Exception;

    /** The id of the error that a pause is answered with; throws if it is answered with a success. */
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
