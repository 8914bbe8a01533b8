package org.onedata.oneprovider.contract;

/** A running server that has {@link ScriptedExecutions} as its implementer. */
public interface ServerUnderTest extends AutoCloseable {
    /** Address of the API on the loopback interface, the base path included, without a slash at its end. */
    String baseUrl();

    @Override
    void close();
}
