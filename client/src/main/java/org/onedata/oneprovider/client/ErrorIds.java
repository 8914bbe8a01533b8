package org.onedata.oneprovider.client;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.onedata.oneprovider.model.ErrorJson;

/** Ids of errors, to compare with {@link ErrorJson#id()}, and access to nested errors. */
public final class ErrorIds {
    /** 400: the execution cannot go from {@code prevStatus} to {@code newStatus}; both are in the details. */
    public static final String ATM_INVALID_STATUS_TRANSITION = "atmInvalidStatusTransition";

    /** 400: the execution is finished, failed, cancelled or crashed. */
    public static final String ATM_WORKFLOW_EXECUTION_ENDED = "atmWorkflowExecutionEnded";

    /** 400: the request is bad; details {@code key}, sometimes a nested error {@code specificError}. */
    public static final String BAD_DATA = "badData";

    /** 400: an id is malformed; details {@code key}. */
    public static final String BAD_VALUE_IDENTIFIER = "badValueIdentifier";

    /** 400: a file system error; details {@code errno}. */
    public static final String POSIX = "posix";

    /** 401: no token, or a bad one; the nested error {@code authError}, if any, says what is wrong with it. */
    public static final String UNAUTHORIZED = "unauthorized";

    /** Nested in {@link #UNAUTHORIZED}: the token is not valid. */
    public static final String TOKEN_INVALID = "tokenInvalid";

    /** Nested in {@link #UNAUTHORIZED}: a caveat of the token is not met; details {@code caveat}. */
    public static final String TOKEN_CAVEAT_UNVERIFIED = "tokenCaveatUnverified";

    /** 403: a privilege is missing. */
    public static final String FORBIDDEN = "forbidden";

    /** 404: there is nothing with this id. */
    public static final String NOT_FOUND = "notFound";

    /** 500: something unexpected; details {@code reference}, to quote to administrators. */
    public static final String INTERNAL_SERVER_ERROR = "internalServerError";

    /** 501: the server does not offer the operation. */
    public static final String NOT_IMPLEMENTED = "notImplemented";

    /** 503: the service is down or disrupted. */
    public static final String SERVICE_UNAVAILABLE = "serviceUnavailable";

    /** 503: a failure that is expected to pass. */
    public static final String TEMPORARY_FAILURE = "temporaryFailure";

    /** 503: the operation took too long in the server, and may have had its effect. */
    public static final String TIMEOUT = "timeout";

    /** 503: the Oneprovider does not reach its Onezone; details {@code zoneDomain}. */
    public static final String NO_CONNECTION_TO_ONEZONE = "noConnectionToOnezone";

    /** 503: a service that the Oneprovider needs failed; details {@code serviceName}. */
    public static final String EXTERNAL_SERVICE_OPERATION_FAILED = "externalServiceOperationFailed";

    private ErrorIds() {}

    /**
     * Returns an error nested in the details of another, such as {@code authError}; empty if there is none of this
     * name.
     */
    public static Optional<ErrorJson> nested(ErrorJson error, String name) {
        return Optional.ofNullable(ErrorBody.convert(
                Objects.requireNonNullElse(error.details(), Map.of()).get(name)));
    }
}
