package org.onedata.oneprovider.client;

/**
 * HTTP library under a client; whichever it is, timeouts, retries and the meaning of an answer are the same.
 *
 * <p>Both read the JVM's proxy settings, once, and send no more than the requests that the client's policy says.
 */
public enum Transport {

    /**
     * Apache HttpClient 5, the default: the faster one. Its jars can be left away where {@link #JDK} is used,
     * though not on the module path.
     *
     * <p>Without its jars, {@link OneproviderClient.Builder#build} throws {@link IllegalArgumentException}.
     */
    APACHE {
        @Override
        Exchanger open(Settings settings) {
            try {
                return new ApacheExchanger(settings);
            } catch (NoClassDefFoundError e) {
                throw new IllegalArgumentException(
                        "transport: APACHE needs org.apache.httpcomponents.client5:httpclient5 on the class path;"
                                + " add it, or call transport(Transport.JDK)",
                        e);
            }
        }
    },

    /**
     * The JDK's {@link java.net.http.HttpClient}: slower, but without a jar of its own.
     *
     * <p>What else it cannot do, since the JDK has no means for it:
     *
     * <ul>
     *   <li>Bytes that a server sends after the end of an answer and together with it are thrown away, but the connection is used
     *       again, where Apache's is closed. Bytes that come later close the connection.
     *   <li>A TLS handshake is limited by the read timeout, not by the connect timeout.
     *   <li>Before JDK 21, connections that are idle when a client is closed stay open until the client is garbage-collected, or
     *       for the seconds of the system property {@code jdk.httpclient.keepalive.timeout}.
     *   <li>Where a TLS handshake fails because the server speaks no TLS, {@code mayHaveReachedServer()} is true once in a
     *       thousand times: the request was handed on, though not sent.
     *   <li>After a server has reset a connection, it closes that of another call once in a while, which then has no answer: in 3 to 14
     *       of a million calls with 2,500 resets. Repetition, on by default, makes up for it.
     *   <li>Its own log prints the access token if somebody sets the system property {@code jdk.httpclient.HttpClient.log}.
     * </ul>
     */
    JDK {
        @Override
        Exchanger open(Settings settings) {
            return new JdkExchanger(settings);
        }
    };

    abstract Exchanger open(Settings settings);
}
