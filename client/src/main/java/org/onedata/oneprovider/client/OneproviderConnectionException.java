package org.onedata.oneprovider.client;

import java.io.IOException;

/**
 * No response: the server was not reached, or the connection broke or timed out before the response was complete.
 *
 * <p>Also thrown if the calling thread is interrupted, which it then remains, or if the client is closed during the
 * call.
 */
public final class OneproviderConnectionException extends OneproviderException {
    private static final long serialVersionUID = 1;

    private final boolean mayHaveReachedServer;

    OneproviderConnectionException(String operation, IOException cause, boolean mayHaveReachedServer) {
        super(operation + ": no answer: " + describe(cause), cause);
        this.mayHaveReachedServer = mayHaveReachedServer;
    }

    @Override
    public boolean mayHaveReachedServer() {
        return mayHaveReachedServer;
    }

    /** Falls back to the class name: some exceptions of the JDK have no message. */
    private static String describe(Throwable cause) {
        String message = cause.getMessage();
        String name = cause.getClass().getSimpleName();
        return message == null ? name : name + ": " + message;
    }
}
