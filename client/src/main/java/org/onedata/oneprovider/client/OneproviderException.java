package org.onedata.oneprovider.client;

import org.jspecify.annotations.Nullable;

/**
 * Failure of an operation: either an {@link OneproviderResponseException} or an {@link OneproviderConnectionException}.
 *
 * <p>Nothing in it contains the access token: where a server repeats a token of at least 8 characters, plain or escaped as in JSON
 * or a URL, {@code [token]} stands in its place. A shorter one might be a part of any word, and is left where it is. The failures of earlier attempts are suppressed exceptions.
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
