package org.onedata.oneprovider.client;

import org.onedata.oneprovider.model.ErrorJson;

/** 409: the request conflicts with the state of the resource. */
public final class ConflictException extends OneproviderResponseException {
    private static final long serialVersionUID = 1;

    /** For tests of code that calls a client: the exception for a response with this error. */
    public ConflictException(ErrorJson error) {
        super(409, error);
    }

    ConflictException(ErrorAnswer answer) {
        super(answer);
    }
}
