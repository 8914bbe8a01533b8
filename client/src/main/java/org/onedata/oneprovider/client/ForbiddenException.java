package org.onedata.oneprovider.client;

/** A privilege is missing (403). */
public final class ForbiddenException extends OneproviderResponseException {
    private static final long serialVersionUID = 1;

    ForbiddenException(ErrorAnswer answer) {
        super(answer);
    }
}
