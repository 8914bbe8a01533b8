package org.onedata.oneprovider.client;

/** The server does not offer the operation (501). */
public final class NotImplementedException extends OneproviderResponseException {
    private static final long serialVersionUID = 1;

    NotImplementedException(ErrorAnswer answer) {
        super(answer);
    }
}
