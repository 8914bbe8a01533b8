package org.onedata.oneprovider.client;

import org.jspecify.annotations.Nullable;

/**
 * Failure of an operation: either an {@link OneproviderResponseException} or an {@link OneproviderConnectionException}.
 *
 * <p>It never contains the access token: {@code [token]} replaces a token that the server echoes, plain or escaped as
 * in JSON or a URL. Tokens shorter than 8 characters are not replaced, since they could be part of any word.
 *
 * <p>The failures of earlier attempts are suppressed exceptions.
 */
public abstract sealed class OneproviderException extends RuntimeException
        permits OneproviderResponseException, OneproviderConnectionException {
    private static final long serialVersionUID = 1;

    OneproviderException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** Whether any attempt of the call may have taken effect; false only if no request can have reached the server. */
    public abstract boolean mayHaveReachedServer();
}
