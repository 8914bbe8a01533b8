package org.onedata.oneprovider.client;

/** No answer: the server was not reached, or the connection broke or timed out before the answer was complete. */
public final class OneproviderConnectionException extends OneproviderException {
    private static final long serialVersionUID = 1;

    OneproviderConnectionException(String operation, Throwable cause) {
        super(operation + ": no answer: " + describe(cause), cause);
    }

    /** The exception's own words where it has any: the JDK's ConnectException comes without. */
    private static String describe(Throwable cause) {
        String message = cause.getMessage();
        String name = cause.getClass().getSimpleName();
        return message == null ? name : name + ": " + message;
    }
}
