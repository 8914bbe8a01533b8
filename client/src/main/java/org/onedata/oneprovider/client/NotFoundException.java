package org.onedata.oneprovider.client;

/** What the request names does not exist, for example no workflow execution has the id (404). */
public final class NotFoundException extends OneproviderResponseException {
    private static final long serialVersionUID = 1;

    NotFoundException(ErrorAnswer answer) {
        super(answer);
    }
}
