package org.onedata.oneprovider.client;

import org.onedata.oneprovider.model.ErrorJson;

/** 401: the access token is missing, invalid or insufficient. */
public final class UnauthorizedException extends OneproviderResponseException {
    private static final long serialVersionUID = 1;

    /** For tests of code that calls a client: the exception for a response with this error. */
    public UnauthorizedException(ErrorJson error) {
        super(401, error);
    }

    UnauthorizedException(ErrorAnswer answer) {
        super(answer);
    }
}
