package org.onedata.oneprovider.client;

/**
 * 400: the request cannot be fulfilled, for example {@code atmInvalidStatusTransition} or
 * {@code atmWorkflowExecutionEnded}.
 */
public final class BadRequestException extends OneproviderResponseException {
    private static final long serialVersionUID = 1;

    BadRequestException(ErrorAnswer answer) {
        super(answer);
    }
}
