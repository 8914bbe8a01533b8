package org.onedata.oneprovider.server;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.util.Locale;
import java.util.Set;
import org.onedata.oneprovider.server.ErrorWriter.InvalidErrorException;

/** Responses for failures: a failure becomes an {@linkplain ErrorChoice error}, and that a {@link ErrorWriter body}. */
final class ErrorAnswers {
    /** Headers that describe a body, in lower case; others are kept when it is replaced. */
    private static final Set<String> OF_BODY = Set.of(
            "accept-ranges",
            "content-disposition",
            "content-encoding",
            "content-language",
            "content-length",
            "content-location",
            "content-md5",
            "content-range",
            "content-type",
            "digest",
            "etag",
            "last-modified",
            "transfer-encoding");

    private final ErrorChoice choice;
    private final ErrorWriter writer;

    ErrorAnswers(Settings settings) {
        this.choice = new ErrorChoice(settings);
        this.writer = new ErrorWriter(settings);
    }

    ErrorChoice choice() {
        return choice;
    }

    /** @param isMatched whether a resource was found, which may have thrown it */
    Response of(Throwable thrown, boolean isMatched) {
        Throwable failure = Runtimes.unwrap(thrown);
        if (!(failure instanceof WebApplicationException runtime) || Runtimes.isReceived(runtime, isMatched)) {
            return of(choice.of(failure));
        }
        Response response = runtime.getResponse();
        if (response.getStatus() < 400) {
            return response;
        }
        ResponseBuilder answer = answer(choice.ofStatus(response.getStatus(), failure));
        response.getHeaders().forEach((name, values) -> {
            if (!isOfBody(name)) {
                values.forEach(value -> answer.header(name, value));
            }
        });
        return answer.build();
    }

    Response of(OneproviderErrorException error) {
        return answer(error).build();
    }

    static boolean isOfBody(String header) {
        return OF_BODY.contains(header.toLowerCase(Locale.ROOT));
    }

    private ResponseBuilder answer(OneproviderErrorException error) {
        try {
            return answer(error, writer.write(error));
        } catch (InvalidErrorException e) {
            OneproviderErrorException other = choice.unexpected(500, e.getMessage(), e.getCause());
            try {
                return answer(other, writer.write(other));
            } catch (InvalidErrorException impossible) {
                throw new IllegalStateException(impossible); // A text for a reference is all that it has of its own.
            }
        }
    }

    private static ResponseBuilder answer(OneproviderErrorException error, ErrorWriter.Body body) {
        return Response.status(error.status())
                .header(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON_TYPE)
                .entity(body);
    }
}
