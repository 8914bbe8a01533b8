package org.onedata.oneprovider.client;

/**
 * HTTP library of a client. Timeouts, retries and errors are the same with each.
 *
 * <p>Both read the JVM's proxy settings, once, and never send a request on their own.
 */
public enum Transport {

    /**
     * Apache HttpClient 5, the default and the faster one. Its jars are not needed with {@link #JDK}, except on the
     * module path.
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
     * <p>Limitations of the JDK's client:
     *
     * <ul>
     *   <li>Surplus bytes after a response, received together with it, are dropped and the connection is reused;
     *       Apache's is closed. Bytes that arrive later close the connection.
     *   <li>A TLS handshake is limited by the read timeout, not by the connect timeout.
     *   <li>Before JDK 21, connections that are idle when a client is closed stay open until the client is
     *       garbage-collected, or for the seconds of the system property {@code jdk.httpclient.keepalive.timeout}.
     *   <li>If a TLS handshake fails because the server does not speak TLS, {@code mayHaveReachedServer()} is true once
     *       in a thousand times, although the request was not sent.
     *   <li>After a server has reset a connection, it occasionally closes that of another call, which then fails: 3 to
     *       14 of a million calls with 2,500 resets. Retries, on by default, make up for it.
     *   <li>Its log contains the access token if the system property {@code jdk.httpclient.HttpClient.log} is set.
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
