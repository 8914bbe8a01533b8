package org.onedata.oneprovider.client;

/** 500: the server failed unexpectedly. */
public final class InternalServerErrorException extends OneproviderResponseException {
    private static final long serialVersionUID = 1;

    InternalServerErrorException(ErrorAnswer answer) {
        super(answer);
    }
}
