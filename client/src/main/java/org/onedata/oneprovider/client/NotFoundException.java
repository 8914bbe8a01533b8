package org.onedata.oneprovider.client;

/** 404: the resource does not exist, for example no workflow execution has the id. */
public final class NotFoundException extends OneproviderResponseException {
    private static final long serialVersionUID = 1;

    NotFoundException(ErrorAnswer answer) {
        super(answer);
    }
}
