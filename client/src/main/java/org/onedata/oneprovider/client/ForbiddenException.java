package org.onedata.oneprovider.client;

import org.onedata.oneprovider.model.ErrorJson;

/** 403: the user lacks a privilege. */
public final class ForbiddenException extends OneproviderResponseException {
    private static final long serialVersionUID = 1;

    /** For tests of code that calls a client: the exception for a response with this error. */
    public ForbiddenException(ErrorJson error) {
        super(403, error);
    }

    ForbiddenException(ErrorAnswer answer) {
        super(answer);
    }
}
