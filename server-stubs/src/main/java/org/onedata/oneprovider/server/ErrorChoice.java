package org.onedata.oneprovider.server;

import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Decides which error of the contract, with which status, a failure is answered with; logs it. */
final class ErrorChoice {
    private static final String RECEIVED = "Received from another server, and not sent as one's own";

    private final Settings settings;

    ErrorChoice(Settings settings) {
        this.settings = settings;
    }

    /** @param failure not an exception for a response of one's own: see {@link #ofStatus} */
    OneproviderErrorException of(Throwable failure) {
        if (failure instanceof OneproviderErrorException error) {
            return thrown(error);
        }
        if (failure instanceof WebApplicationException) {
            return unexpected(500, RECEIVED, failure);
        }
        if (failure instanceof ConstraintViolationException violations) {
            Optional<String> culprit = Culprit.of(violations);
            if (culprit.isPresent()) {
                return ofCaller(
                        new OneproviderErrorException(
                                400, OneproviderErrors.Json.badData(culprit.get(), null), Place.FEATURE),
                        failure);
            }
        }
        int status = Runtimes.statusOfResteasy(failure);
        return status >= 400 && status < 500
                ? ofStatus(status, failure)
                : unexpected(500, "Unexpected failure", failure);
    }

    /** The error for a response of a runtime, or of an implementer, that is none of the contract. */
    OneproviderErrorException ofStatus(int status, @Nullable Throwable failure) {
        OneproviderErrorException error =
                new OneproviderErrorException(status, OneproviderErrors.Json.forStatus(status, ""), Place.FEATURE);
        return error.error().id().equals("internalServerError")
                ? unexpected(status, "Response " + status, failure)
                : ofCaller(error, failure);
    }

    OneproviderErrorException received(int status) {
        return unexpected(500, RECEIVED + ": " + status, null);
    }

    /** An error of the implementer's. */
    OneproviderErrorException thrown(OneproviderErrorException error) {
        if (error.status() >= 500) {
            ErrorLog.warn(error.toString(), null);
        } else if (ErrorLog.isDebugEnabled()) {
            ErrorLog.debug(error.toString(), null);
        }
        settings.tell(error, null);
        return error;
    }

    private OneproviderErrorException ofCaller(OneproviderErrorException error, @Nullable Throwable failure) {
        if (ErrorLog.isDebugEnabled()) {
            ErrorLog.debug(error.toString(), failure);
        }
        settings.tell(error, failure);
        return error;
    }

    /** An {@code internalServerError} whose reference is in the log, with what is not for the caller. */
    OneproviderErrorException unexpected(int status, String what, @Nullable Throwable failure) {
        String reference = settings.reference();
        if (reference == null) {
            reference = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong(), 10);
        }
        ErrorLog.error(what + " (reference " + reference + ")", failure);
        OneproviderErrorException error = new OneproviderErrorException(
                status, OneproviderErrors.Json.internalServerError(reference), Place.FEATURE);
        settings.tell(error, failure);
        return error;
    }
}
