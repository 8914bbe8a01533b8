package org.onedata.oneprovider.client;

/** 403: the user lacks a privilege. */
public final class ForbiddenException extends OneproviderResponseException {
    private static final long serialVersionUID = 1;

    ForbiddenException(ErrorAnswer answer) {
        super(answer);
    }
}
