package org.onedata.oneprovider.client;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

/**
 * No response: the server was not reached, or the connection broke or timed out before the response was complete.
 *
 * <p>Also thrown if the calling thread is interrupted, which it then remains, or if the client is closed during the
 * call.
 */
public final class OneproviderConnectionException extends OneproviderException {
    private static final long serialVersionUID = 1;

    private final boolean mayHaveReachedServer;

    /** Also for tests of code that calls a client. */
    public OneproviderConnectionException(String operation, IOException cause, boolean mayHaveReachedServer) {
        super(operation + ": no answer: " + describe(cause), cause);
        this.mayHaveReachedServer = mayHaveReachedServer;
    }

    @Override
    public boolean mayHaveReachedServer() {
        return mayHaveReachedServer;
    }

    /** Whether a failure of some transport can only have come about before the request was sent. */
    static boolean isBeforeSending(Exception failure) {
        return failure instanceof ConnectException
                || failure instanceof NoRouteToHostException
                || failure instanceof UnknownHostException
                || failure instanceof SSLHandshakeException
                || failure instanceof SSLPeerUnverifiedException;
    }

    /** Falls back to the class name: some exceptions of the JDK have no message. */
    private static String describe(Throwable cause) {
        String message = cause.getMessage();
        String name = cause.getClass().getSimpleName();
        return message == null ? name : name + ": " + message;
    }
}
