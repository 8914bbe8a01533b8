package org.onedata.oneprovider.client;

import org.onedata.oneprovider.model.ErrorJson;

/** 501: the server does not offer the operation. */
public final class NotImplementedException extends OneproviderResponseException {
    private static final long serialVersionUID = 1;

    /** For tests of code that calls a client: the exception for a response with this error. */
    public NotImplementedException(ErrorJson error) {
        super(501, error);
    }

    NotImplementedException(ErrorAnswer answer) {
        super(answer);
    }
}
