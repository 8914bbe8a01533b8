package org.onedata.oneprovider.client;

/** 401: the access token is missing, invalid or insufficient. */
public final class UnauthorizedException extends OneproviderResponseException {
    private static final long serialVersionUID = 1;

    UnauthorizedException(ErrorAnswer answer) {
        super(answer);
    }
}
