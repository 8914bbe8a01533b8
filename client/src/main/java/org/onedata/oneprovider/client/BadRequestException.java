package org.onedata.oneprovider.client;

import org.onedata.oneprovider.model.ErrorJson;

/**
 * 400: the request cannot be fulfilled, for example {@code atmInvalidStatusTransition} or
 * {@code atmWorkflowExecutionEnded}.
 */
public final class BadRequestException extends OneproviderResponseException {
    private static final long serialVersionUID = 1;

    /** For tests of code that calls a client: the exception for a response with this error. */
    public BadRequestException(ErrorJson error) {
        super(400, error);
    }

    BadRequestException(ErrorAnswer answer) {
        super(answer);
    }
}
