package org.onedata.oneprovider.benchmarks;

/** A server for tests, which answers a pause of {@link Exchange#WID} with 204. */
public interface MockServer extends AutoCloseable {
    /** Starts it, and returns its port. */
    int start() throws Exception;

    @Override
    void close();
}
