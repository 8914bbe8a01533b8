package org.onedata.oneprovider.client;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onedata.oneprovider.model.ErrorJson;

/**
 * Answer that is not a success (2xx), a redirect included, since redirects are never followed.
 *
 * <p>Statuses in use have a subclass each; any other status comes as this class itself. Texts change between releases of
 * Onedata: tell errors apart by {@link ErrorJson#id()}, not by the message.
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
    private final String body;
    private transient @Nullable ErrorJson error;

    OneproviderResponseException(ErrorAnswer answer) {
        super(answer.message(), null);
        this.status = answer.status();
        this.body = answer.body();
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

    /** Body of the answer as it came; empty if there was none. */
    public String body() {
        return body;
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        error = ErrorAnswer.parse(body);
    }
}
