package org.onedata.oneprovider.client;

import org.onedata.oneprovider.model.ErrorJson;

/** 404: the resource does not exist, for example no workflow execution has the id. */
public final class NotFoundException extends OneproviderResponseException {
    private static final long serialVersionUID = 1;

    /** For tests of code that calls a client: the exception for a response with this error. */
    public NotFoundException(ErrorJson error) {
        super(404, error);
    }

    NotFoundException(ErrorAnswer answer) {
        super(answer);
    }
}
