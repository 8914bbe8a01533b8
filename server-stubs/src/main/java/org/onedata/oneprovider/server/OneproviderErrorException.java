package org.onedata.oneprovider.server;

import static java.util.Objects.requireNonNull;

import java.lang.StackWalker.StackFrame;
import java.time.Clock;
import org.onedata.oneprovider.model.ErrorJson;
import org.onedata.oneprovider.model.ErrorJsonCtx;
import org.onedata.oneprovider.model.ErrorResponse;

/**
 * Error that an implementer of the stubs throws to the caller; usually created with {@link OneproviderErrors}.
 *
 * <p>It has no stack trace, since it is a regular response. Its {@code ctx} says where it was created.
 */
public final class OneproviderErrorException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final transient ErrorJson error;
    private final String module;
    private final int line;

    /**
     * @param status HTTP status of the response; one that Onedata does not use is replaced by a 500
     * @param error the error; {@code ctx} is filled in if it is null
     */
    public OneproviderErrorException(int status, ErrorJson error) {
        super(status + " " + requireNonNull(error, "error").id(), null, false, false);
        this.status = status;
        this.error = error;
        StackFrame place = StackWalker.getInstance()
                .walk(frames -> frames.filter(
                                frame -> !frame.getClassName().equals(OneproviderErrorException.class.getName())
                                        && !frame.getClassName().equals(OneproviderErrors.class.getName()))
                        .findFirst()
                        .orElseThrow());
        this.module = place.getClassName().substring(place.getClassName().lastIndexOf('.') + 1);
        this.line = place.getLineNumber();
    }

    /** HTTP status of the response. */
    public int status() {
        return status;
    }

    /** The error as given to the constructor. */
    public ErrorJson error() {
        return error;
    }

    /** Response body with {@code ctx} filled in, not validated. For servers without JAX-RS. */
    public ErrorResponse toResponse(ServiceIdentity identity, Clock clock) {
        ErrorJsonCtx ctx = error.ctx() != null
                ? error.ctx()
                : ErrorJsonCtx.builder()
                        .timestamp(clock.millis())
                        .serviceReleaseVersion(identity.releaseVersion())
                        .serviceId(identity.id())
                        .serviceDomain(identity.domain())
                        .serviceBuildVersion(identity.buildVersion())
                        .service(identity.service())
                        .onedataErrorsRevision(OneproviderContract.ERRORS_REVISION)
                        .module(module)
                        .line(line)
                        .build();
        return ErrorResponse.builder().error(error.toBuilder().ctx(ctx).build()).build();
    }

    /** Status, id and place of creation in one line. */
    @Override
    public String toString() {
        return getMessage() + " at " + module + ":" + line;
    }
}
