package org.onedata.oneprovider.client;

/** 503: the server, or a service that it needs, is temporarily down or overloaded. */
public final class ServiceUnavailableException extends OneproviderResponseException {
    private static final long serialVersionUID = 1;

    ServiceUnavailableException(ErrorAnswer answer) {
        super(answer);
    }
}
