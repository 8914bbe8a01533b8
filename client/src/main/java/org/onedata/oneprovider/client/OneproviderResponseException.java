package org.onedata.oneprovider.client;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.onedata.oneprovider.model.ErrorJson;

/**
 * Answer that is not a success (2xx), a redirect included, since redirects are never followed.
 *
 * <p>Statuses in use have a subclass each; any other status comes as this class itself. Texts change between releases of
 * Onedata: tell errors apart by {@link ErrorJson#id()}, for which {@link ErrorIds} has constants.
 */
public sealed class OneproviderResponseException extends OneproviderException
        permits BadRequestException,
                UnauthorizedException,
                ForbiddenException,
                NotFoundException,
                ConflictException,
                InternalServerErrorException,
                NotImplementedException,
                ServiceUnavailableException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final TreeMap<String, String> headers;
    private final String body;
    private final boolean bodyCut;
    private transient @Nullable ErrorJson error;

    OneproviderResponseException(ErrorAnswer answer) {
        super(answer.message(), null);
        this.status = answer.status();
        this.headers = answer.headers();
        this.body = answer.body();
        this.bodyCut = answer.cut();
        this.error = answer.error();
    }

    /** HTTP status of the answer. */
    public int status() {
        return status;
    }

    /** The error that the body holds, in the form of any release of Onedata; empty if it holds none, as from a proxy. */
    public Optional<ErrorJson> error() {
        return Optional.ofNullable(error);
    }

    /** An error nested in the details of {@link #error()}, by its name there, such as {@code authError}. */
    public Optional<ErrorJson> nestedError(String name) {
        return error().flatMap(outer -> ErrorIds.nested(outer, name));
    }

    /** Body of the answer as it came, but without the access token, and the first 64 KiB at most; empty if there was none. */
    public String body() {
        return body;
    }

    /** Whether {@link #body()} is not all of it: it was larger than 64 KiB, or broke off. */
    public boolean isBodyCut() {
        return bodyCut;
    }

    /** Media type of the body as the server gave it, parameters included. */
    public Optional<String> contentType() {
        return Optional.ofNullable(headers.get("Content-Type"));
    }

    /** Headers that help support, such as {@code Date}, {@code Server}, {@code X-Request-Id} and {@code Retry-After}, in any case. */
    public Map<String, String> headers() {
        return Collections.unmodifiableMap(headers);
    }

    /** True: the server, or a proxy in front of it, did answer. */
    @Override
    public boolean mayHaveReachedServer() {
        return true;
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        error = ErrorBody.parse(body);
    }
}
