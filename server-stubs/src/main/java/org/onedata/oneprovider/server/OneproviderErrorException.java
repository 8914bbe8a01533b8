package org.onedata.oneprovider.server;

import static java.util.Objects.requireNonNull;

import java.lang.StackWalker.StackFrame;
import java.time.Clock;
import org.onedata.oneprovider.model.ErrorJson;
import org.onedata.oneprovider.model.ErrorJsonCtx;
import org.onedata.oneprovider.model.ErrorResponse;

/**
 * Error that an implementer of the stubs answers with; mostly made by {@link OneproviderErrors}.
 *
 * <p>It has no stack trace, since it is an answer like any other: the place where it was made is in its {@code ctx}.
 */
public final class OneproviderErrorException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final transient ErrorJson error;
    private final String module;
    private final int line;

    /**
     * @param status HTTP status of the answer; one that Onedata does not use is not sent, but replaced by a 500
     * @param error what the answer says; its {@code ctx} is filled in if it has none
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

    /** HTTP status of the answer. */
    public int status() {
        return status;
    }

    /** What the answer says, as it was given. */
    public ErrorJson error() {
        return error;
    }

    /** Body of the answer, for one who answers without JAX-RS; with {@code ctx} filled in, and unchecked. */
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

    /** Status, id and place in one line. */
    @Override
    public String toString() {
        return getMessage() + " at " + module + ":" + line;
    }
}
