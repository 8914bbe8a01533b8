package org.onedata.oneprovider.client;

import org.onedata.oneprovider.model.ErrorJson;

/** 500: the server failed unexpectedly. */
public final class InternalServerErrorException extends OneproviderResponseException {
    private static final long serialVersionUID = 1;

    /** For tests of code that calls a client: the exception for a response with this error. */
    public InternalServerErrorException(ErrorJson error) {
        super(500, error);
    }

    InternalServerErrorException(ErrorAnswer answer) {
        super(answer);
    }
}
