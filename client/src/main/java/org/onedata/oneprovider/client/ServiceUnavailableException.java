package org.onedata.oneprovider.client;

import org.onedata.oneprovider.model.ErrorJson;

/** 503: the server, or a service that it needs, is temporarily down or overloaded. */
public final class ServiceUnavailableException extends OneproviderResponseException {
    private static final long serialVersionUID = 1;

    /** For tests of code that calls a client: the exception for a response with this error. */
    public ServiceUnavailableException(ErrorJson error) {
        super(503, error);
    }

    ServiceUnavailableException(ErrorAnswer answer) {
        super(answer);
    }
}
