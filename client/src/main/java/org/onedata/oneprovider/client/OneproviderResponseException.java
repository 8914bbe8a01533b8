package org.onedata.oneprovider.client;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.onedata.oneprovider.model.ErrorJson;

/**
 * Error response: any status other than 2xx. Redirects count, since they are never followed.
 *
 * <p>Common statuses have their own subclass. Texts change between releases of Onedata: tell errors apart by
 * {@link ErrorJson#id()}, for which {@link ErrorIds} has constants.
 */
public sealed class OneproviderResponseException extends OneproviderException
        permits BadRequestException,
                UnauthorizedException,
                ForbiddenException,
                NotFoundException,
                ConflictException,
                TooManyRequestsException,
                InternalServerErrorException,
                NotImplementedException,
                ServiceUnavailableException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final TreeMap<String, String> headers;
    private final String body;
    private final boolean bodyCut;
    private final @Nullable Duration retryAfter;
    private transient @Nullable ErrorJson error;

    OneproviderResponseException(int status, ErrorJson error) {
        this(ErrorAnswer.of(status, error));
    }

    OneproviderResponseException(ErrorAnswer answer) {
        super(answer.message(), null);
        this.retryAfter = RetryAfter.parse(answer.headers().get("Retry-After"), Instant.now());
        this.status = answer.status();
        this.headers = answer.headers();
        this.body = answer.body();
        this.bodyCut = answer.cut();
        this.error = answer.error();
    }

    /** For tests of code that calls a client: the exception, of the subclass for the status, for such a response. */
    public static OneproviderResponseException of(int status, ErrorJson error) {
        return of(ErrorAnswer.of(status, error));
    }

    static OneproviderResponseException of(ErrorAnswer answer) {
        return switch (answer.status()) {
            case 400 -> new BadRequestException(answer);
            case 401 -> new UnauthorizedException(answer);
            case 403 -> new ForbiddenException(answer);
            case 404 -> new NotFoundException(answer);
            case 409 -> new ConflictException(answer);
            case 429 -> new TooManyRequestsException(answer);
            case 500 -> new InternalServerErrorException(answer);
            case 501 -> new NotImplementedException(answer);
            case 503 -> new ServiceUnavailableException(answer);
            default -> new OneproviderResponseException(answer);
        };
    }

    /** HTTP status of the response. */
    public int status() {
        return status;
    }

    /** The error in the body, in the format of any release of Onedata; empty if there is none, as from a proxy. */
    public Optional<ErrorJson> error() {
        return Optional.ofNullable(error);
    }

    /** An error nested in the details of {@link #error()}, by its name there, such as {@code authError}. */
    public Optional<ErrorJson> nestedError(String name) {
        return error().flatMap(outer -> ErrorIds.nested(outer, name));
    }

    /** The response body, without the access token, up to 64 KiB; empty if there was none. */
    public String body() {
        return body;
    }

    /** Whether {@link #body()} is incomplete: longer than 64 KiB, or cut off by the server. */
    public boolean isBodyCut() {
        return bodyCut;
    }

    /** Content type of the body as sent by the server, including parameters. */
    public Optional<String> contentType() {
        return Optional.ofNullable(headers.get("Content-Type"));
    }

    /**
     * Headers useful for support, such as {@code Date}, {@code Server}, {@code X-Request-Id} and {@code Retry-After};
     * names are case-insensitive.
     */
    public Map<String, String> headers() {
        return Collections.unmodifiableMap(headers);
    }

    /** How long to wait before trying again, counted from the response; empty if the server did not say so. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** Always true: the server, or a proxy in front of it, responded. */
    @Override
    public boolean mayHaveReachedServer() {
        return true;
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        error = ErrorBody.parse(body);
    }
}
