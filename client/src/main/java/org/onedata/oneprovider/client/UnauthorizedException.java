package org.onedata.oneprovider.client;

/** No access token, or one that is not valid or not sufficient (401). */
public final class UnauthorizedException extends OneproviderResponseException {
    private static final long serialVersionUID = 1;

    UnauthorizedException(ErrorAnswer answer) {
        super(answer);
    }
}
