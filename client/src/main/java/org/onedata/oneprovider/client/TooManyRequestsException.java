package org.onedata.oneprovider.client;

import org.onedata.oneprovider.model.ErrorJson;

/** 429: too many requests; {@link #retryAfter()} says when to try again, if the server does. */
public final class TooManyRequestsException extends OneproviderResponseException {
    private static final long serialVersionUID = 1;

    /** For tests of code that calls a client: the exception for a response with this error. */
    public TooManyRequestsException(ErrorJson error) {
        super(429, error);
    }

    TooManyRequestsException(ErrorAnswer answer) {
        super(answer);
    }
}
