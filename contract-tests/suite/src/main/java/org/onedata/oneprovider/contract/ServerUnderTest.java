package org.onedata.oneprovider.contract;

/** A running server whose implementer is {@link ScriptedExecutions}. */
public interface ServerUnderTest extends AutoCloseable {
    /** Base URL of the API on the loopback interface, without a trailing slash. */
    String baseUrl();

    @Override
    void close();
}
