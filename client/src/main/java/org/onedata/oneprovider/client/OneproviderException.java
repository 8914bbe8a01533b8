package org.onedata.oneprovider.client;

import org.jspecify.annotations.Nullable;

/**
 * Failure of an operation: either an {@link OneproviderResponseException} or an {@link OneproviderConnectionException}.
 *
 * <p>Neither its message nor its causes contain the access token. The failures of earlier attempts are suppressed exceptions.
 */
public abstract sealed class OneproviderException extends RuntimeException
        permits OneproviderResponseException, OneproviderConnectionException {
    private static final long serialVersionUID = 1;

    OneproviderException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** Whether this or an earlier attempt of the call may have had its effect; false only if no request can have arrived. */
    public abstract boolean mayHaveReachedServer();
}
