package org.onedata.oneprovider.client;

/** The server, or a part of the system that it needs, is down or overloaded for now (503). */
public final class ServiceUnavailableException extends OneproviderResponseException {
    private static final long serialVersionUID = 1;

    ServiceUnavailableException(ErrorAnswer answer) {
        super(answer);
    }
}
