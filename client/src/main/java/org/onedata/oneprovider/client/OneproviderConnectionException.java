package org.onedata.oneprovider.client;

import java.io.IOException;

/**
 * No answer: the server was not reached, or the connection broke or timed out before the answer was complete.
 *
 * <p>Also thrown where the calling thread was interrupted, which then still is, or the client was closed during the call.
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

    /** The exception's own words where it has any: the JDK's ConnectException comes without. */
    private static String describe(Throwable cause) {
        String message = cause.getMessage();
        String name = cause.getClass().getSimpleName();
        return message == null ? name : name + ": " + message;
    }
}
