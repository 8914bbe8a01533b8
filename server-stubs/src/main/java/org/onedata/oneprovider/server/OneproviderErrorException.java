package org.onedata.oneprovider.server;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.util.List;
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

    /** Statuses of the errors of Onedata. */
    private static final List<Integer> STATUSES = List.of(400, 401, 403, 404, 409, 500, 501, 503);

    private final int status;
    private final transient ErrorJson error;
    private final transient Place place;

    /** Whether nothing but a check tells that the error conforms to the contract. */
    private final boolean isHandmade;

    /**
     * @param status HTTP status of the response: 400, 401, 403, 404, 409, 500, 501 or 503. Throw a
     *     {@link jakarta.ws.rs.WebApplicationException} for another, such as 429.
     * @param error the error; {@code ctx} is filled in if it is null
     * @throws IllegalArgumentException if Onedata has no errors of this status
     */
    public OneproviderErrorException(int status, ErrorJson error) {
        this(check(status), error, Place.ofCaller(), true);
    }

    OneproviderErrorException(int status, ErrorJson error, Place place) {
        this(status, error, place, false);
    }

    private OneproviderErrorException(int status, ErrorJson error, Place place, boolean isHandmade) {
        super(null, null, false, false);
        this.status = status;
        this.error = requireNonNull(error, "error");
        this.place = place;
        this.isHandmade = isHandmade;
    }

    private static int check(int status) {
        if (!isStatus(status)) {
            String statuses = STATUSES.toString();
            throw new IllegalArgumentException("status: Onedata has no errors of " + status + ", but of "
                    + statuses.substring(1, statuses.length() - 1));
        }
        return status;
    }

    /** Whether Onedata has errors of this status. */
    static boolean isStatus(int status) {
        return STATUSES.contains(status);
    }

    /** HTTP status of the response. */
    public int status() {
        return status;
    }

    /** The error as given to the constructor. */
    public ErrorJson error() {
        return error;
    }

    boolean isHandmade() {
        return isHandmade;
    }

    Place place() {
        return place;
    }

    boolean isWithoutCtxInRelease() {
        return error.ctx() == null && OneproviderErrors.WITHOUT_CTX.contains(error.id());
    }

    /**
     * Response body as {@linkplain OneproviderContract#RELEASE the release} sends it, against its own contract: some
     * errors, such as {@code notFound}, without a {@code ctx}. Not validated.
     */
    public ErrorResponse toResponseLikeRelease(ServiceIdentity identity, Clock clock) {
        return isWithoutCtxInRelease() ? ErrorResponse.builder().error(error).build() : toResponse(identity, clock);
    }

    /** Response body with {@code ctx} filled in, not validated. For servers without JAX-RS. */
    public ErrorResponse toResponse(ServiceIdentity identity, Clock clock) {
        ErrorJsonCtx ctx = error.ctx() == null ? ctx(identity, clock.millis()) : error.ctx();
        return ErrorResponse.builder().error(error.toBuilder().ctx(ctx).build()).build();
    }

    ErrorJsonCtx ctx(ServiceIdentity identity, long timestamp) {
        return ErrorJsonCtx.builder()
                .timestamp(timestamp)
                .serviceReleaseVersion(identity.releaseVersion())
                .serviceId(identity.id())
                .serviceDomain(identity.domain())
                .serviceBuildVersion(identity.buildVersion())
                .service(identity.service())
                .onedataErrorsRevision(OneproviderContract.ERRORS_REVISION)
                .module(place.module())
                .line(place.line())
                .build();
    }

    /** Status and id. */
    @Override
    public String getMessage() {
        return status + " " + error.id();
    }

    /** Status, id and place of creation in one line. */
    @Override
    public String toString() {
        return getMessage() + " at " + place.module() + ":" + place.line();
    }
}
