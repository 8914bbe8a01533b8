package org.onedata.oneprovider.client;

/** The request cannot be met as it is, for example {@code atmInvalidStatusTransition} or {@code atmWorkflowExecutionEnded} (400). */
public final class BadRequestException extends OneproviderResponseException {
    private static final long serialVersionUID = 1;

    BadRequestException(ErrorAnswer answer) {
        super(answer);
    }
}
