package org.onedata.oneprovider.client;

/** 501: the server does not offer the operation. */
public final class NotImplementedException extends OneproviderResponseException {
    private static final long serialVersionUID = 1;

    NotImplementedException(ErrorAnswer answer) {
        super(answer);
    }
}
