package org.onedata.oneprovider.client;

/** The request is at odds with the state of what it is about (409). */
public final class ConflictException extends OneproviderResponseException {
    private static final long serialVersionUID = 1;

    ConflictException(ErrorAnswer answer) {
        super(answer);
    }
}
