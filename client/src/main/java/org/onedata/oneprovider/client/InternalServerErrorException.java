package org.onedata.oneprovider.client;

/** Something unexpected happened in the server (500). */
public final class InternalServerErrorException extends OneproviderResponseException {
    private static final long serialVersionUID = 1;

    InternalServerErrorException(ErrorAnswer answer) {
        super(answer);
    }
}
