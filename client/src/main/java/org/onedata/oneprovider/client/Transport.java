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
     */
    APACHE {
        @Override
        Exchanger open(Settings settings) {
            return new ApacheExchanger(settings);
        }
    },

    /**
     * The JDK's {@link java.net.http.HttpClient}: slower, but without a jar of its own.
     *
     * <p>Bytes that a server sends after the end of an answer and together with it are thrown away, but the connection is used
     * again, where Apache's is closed. A TLS handshake is limited by the read timeout, not the connect timeout.
     *
     * <p>Its own log prints the access token if somebody sets the system property {@code jdk.httpclient.HttpClient.log}.
     */
    JDK {
        @Override
        Exchanger open(Settings settings) {
            return new JdkExchanger(settings);
        }
    };

    abstract Exchanger open(Settings settings);
}
