package org.onedata.oneprovider.client;

import org.jspecify.annotations.Nullable;

/**
 * Failure of an operation: either an {@link OneproviderResponseException} or an {@link OneproviderConnectionException}.
 *
 * <p>Neither its message nor its causes contain the access token.
 */
public abstract sealed class OneproviderException extends RuntimeException
        permits OneproviderResponseException, OneproviderConnectionException {
    private static final long serialVersionUID = 1;

    OneproviderException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** The operation in Feign's key of a method, such as {@code WorkflowExecutionApi#pauseWorkflowExecution(String)}. */
    static String operation(String methodKey) {
        return methodKey.substring(methodKey.indexOf('#') + 1, methodKey.indexOf('('));
    }
}
