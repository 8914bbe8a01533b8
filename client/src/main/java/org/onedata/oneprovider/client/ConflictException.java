package org.onedata.oneprovider.client;

/** 409: the request conflicts with the state of the resource. */
public final class ConflictException extends OneproviderResponseException {
    private static final long serialVersionUID = 1;

    ConflictException(ErrorAnswer answer) {
        super(answer);
    }
}
