package org.onedata.oneprovider.server;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onedata.oneprovider.model.ErrorJson;

/** Factory of the errors of Onedata: {@code throw OneproviderErrors.notFound();}. */
public final class OneproviderErrors {
    private OneproviderErrors() {}

    /** 400: the value of {@code key} is invalid. */
    public static OneproviderErrorException badData(String key) {
        String description = "Bad value: provided \"" + key + "\" could not be understood by the server.";
        return error(400, "badData", description, Map.of("key", key));
    }

    /** 400: the value of {@code key} is not an identifier. */
    public static OneproviderErrorException badValueIdentifier(String key) {
        String description = "Bad value: provided \"" + key + "\" is not a valid identifier.";
        return error(400, "badValueIdentifier", description, Map.of("key", key));
    }

    /** 400: a file system error, such as {@code enoent}. */
    public static OneproviderErrorException posix(String errno) {
        return error(400, "posix", "Operation failed with POSIX error: " + errno + ".", Map.of("errno", errno));
    }

    /** 400: the execution cannot change its status so; statuses as on the wire, such as {@code paused}. */
    public static OneproviderErrorException atmInvalidStatusTransition(String prevStatus, String newStatus) {
        String description = "Invalid status transition from \"" + prevStatus + "\" to \"" + newStatus + "\".";
        // Not Map.of: the order of the details is that of the documented body.
        Map<String, @Nullable Object> details = new LinkedHashMap<>();
        details.put("prevStatus", prevStatus);
        details.put("newStatus", newStatus);
        return error(400, "atmInvalidStatusTransition", description, details);
    }

    /** 400: the execution has ended. */
    public static OneproviderErrorException atmWorkflowExecutionEnded() {
        String description = "Specified automation workflow execution has already ended.";
        return error(400, "atmWorkflowExecutionEnded", description, null);
    }

    /** 400: the operation is not supported here. */
    public static OneproviderErrorException notSupported() {
        return error(400, "notSupported", "This operation is not supported.", null);
    }

    /** 401: no reason given, as for a request without a token. */
    public static OneproviderErrorException unauthorized() {
        return unauthorized(null);
    }

    /** 401: with the error that is the reason, such as {@code tokenInvalid}; its {@code ctx} may be null. */
    public static OneproviderErrorException unauthorized(@Nullable ErrorJson cause) {
        String reason = cause == null || cause.description() == null ? "no details available." : cause.description();
        String description = "You must authenticate yourself to perform this operation: " + reason;
        return error(401, "unauthorized", description, Collections.singletonMap("authError", cause));
    }

    /** 403: a privilege is missing. */
    public static OneproviderErrorException forbidden() {
        return error(403, "forbidden", "You are not authorized to perform this operation.", null);
    }

    /** 404: the resource does not exist. */
    public static OneproviderErrorException notFound() {
        return error(404, "notFound", "The requested resource could not be found.", null);
    }

    /** 409: the resource exists already. */
    public static OneproviderErrorException alreadyExists() {
        return error(409, "alreadyExists", "The resource already exists.", null);
    }

    /**
     * 500: unexpected failure; the reference is also in the log. Any unexpected exception becomes this error by itself.
     */
    public static OneproviderErrorException internalServerError(String reference) {
        String description =
                "The server has encountered an error while processing this request. If the problem persists, "
                        + "please contact the site's administrators, citing the following reference: \"" + reference
                        + "\".";
        return error(500, "internalServerError", description, Map.of("reference", reference));
    }

    /** 501: the server does not offer the operation. */
    public static OneproviderErrorException notImplemented() {
        return error(501, "notImplemented", "This operation is not implemented.", null);
    }

    /** 503: a service is offline, for example while a circuit breaker is open. */
    public static OneproviderErrorException serviceUnavailable() {
        String description =
                "The service required for this operation is currently unavailable (offline, unreachable, or disrupted).";
        return error(503, "serviceUnavailable", description, null);
    }

    /** 503: a temporary failure; the caller may retry. */
    public static OneproviderErrorException temporaryFailure() {
        return error(503, "temporaryFailure", "Service temporarily unavailable, please try again later.", null);
    }

    /** 503: the operation took too long. */
    public static OneproviderErrorException timeout() {
        return error(503, "timeout", "Operation timed out, please try again later.", null);
    }

    /** 503: the Onezone at {@code zoneDomain} cannot be reached. */
    public static OneproviderErrorException noConnectionToOnezone(String zoneDomain) {
        String description = "The service has no connection to Onezone at " + zoneDomain + ".";
        return error(503, "noConnectionToOnezone", description, Map.of("zoneDomain", zoneDomain));
    }

    /** 503: a service that Onedata relies on failed. */
    public static OneproviderErrorException externalServiceOperationFailed(String serviceName) {
        String description = "Operation of the external service \"" + serviceName + "\" failed.";
        return error(503, "externalServiceOperationFailed", description, Map.of("serviceName", serviceName));
    }

    /** Any other error. */
    public static OneproviderErrorException error(
            int status, String id, String description, @Nullable Map<String, ? extends @Nullable Object> details) {
        ErrorJson.Builder error = ErrorJson.builder().id(id).description(description);
        if (details != null) {
            error.details(Collections.unmodifiableMap(details));
        }
        return new OneproviderErrorException(status, error.build());
    }

    /**
     * The error for a response that a runtime makes by itself. The status is kept, even one that Onedata does not use.
     *
     * <p>A method (405) or version (505) that is not allowed is {@code notSupported}. Any other fault of the request is
     * {@code badData} with a key for what is invalid: {@code Accept} (406), {@code body} (413), {@code path} (414),
     * {@code Content-Type} (415), {@code headers} (431), else {@code request}. Any other fault of the server is
     * {@code internalServerError}.
     *
     * @param status HTTP status of the response, 400 to 599
     * @param reference reference of an {@code internalServerError}
     */
    public static OneproviderErrorException forStatus(int status, String reference) {
        OneproviderErrorException error = switch (status) {
            case 401 -> unauthorized();
            case 403 -> forbidden();
            case 404 -> notFound();
            case 405, 505 -> notSupported();
            case 406 -> badData("Accept");
            case 408, 504 -> timeout();
            case 409 -> alreadyExists();
            case 413 -> badData("body");
            case 414 -> badData("path");
            case 415 -> badData("Content-Type");
            case 431 -> badData("headers");
            case 501 -> notImplemented();
            case 503 -> serviceUnavailable();
            default -> status < 500 ? badData("request") : internalServerError(reference);
        };
        return new OneproviderErrorException(status, error.error());
    }
}
