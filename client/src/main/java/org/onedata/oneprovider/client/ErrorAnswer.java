package org.onedata.oneprovider.client;

import feign.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.onedata.oneprovider.model.ErrorJson;
import org.onedata.oneprovider.model.ErrorResponse;
import tools.jackson.core.JacksonException;

/** An answer that is not a success, read as far as it can be read: whatever its body is, the status comes through. */
record ErrorAnswer(String operation, int status, String body, @Nullable ErrorJson error) {

    /** The exception for an answer, by its status. */
    static OneproviderResponseException toException(String methodKey, Response response) {
        String body = read(response);
        ErrorAnswer answer = new ErrorAnswer(
                OneproviderException.operation(methodKey), response.status(), body, parse(body));
        return switch (answer.status) {
            case 400 -> new BadRequestException(answer);
            case 401 -> new UnauthorizedException(answer);
            case 403 -> new ForbiddenException(answer);
            case 404 -> new NotFoundException(answer);
            case 409 -> new ConflictException(answer);
            case 500 -> new InternalServerErrorException(answer);
            case 501 -> new NotImplementedException(answer);
            case 503 -> new ServiceUnavailableException(answer);
            default -> new OneproviderResponseException(answer);
        };
    }

    /** Operation, status, id and description in one line. */
    String message() {
        StringBuilder message = new StringBuilder(operation).append(": ").append(status);
        if (error == null) {
            message.append(body.isBlank() ? " without a body" : " with a body that holds no error of Onedata");
        } else {
            append(message, " ", error.id());
            append(message, ": ", error.description());
        }
        return message.toString();
    }

    private static void append(StringBuilder message, String separator, @Nullable String text) {
        if (text != null) {
            message.append(separator).append(text.replaceAll("\\s+", " "));
        }
    }

    private static String read(Response response) {
        if (response.body() == null) {
            return "";
        }
        try (InputStream in = response.body().asInputStream()) {
            Charset charset = Objects.requireNonNullElse(response.charset(), StandardCharsets.UTF_8);
            return new String(in.readAllBytes(), charset);
        } catch (IOException e) {
            return ""; // The status is known, and says more than a second failure would.
        }
    }

    /** The error in a body of any release: an object, or as in releases up to 20.02 a string; null if there is none. */
    static @Nullable ErrorJson parse(String body) {
        try {
            ErrorResponse response = Json.MAPPER.readValue(body, ErrorResponse.class);
            return response == null ? null : response.error(); // The JSON text "null" is read as null.
        } catch (JacksonException e) {
            return parseOldForm(body);
        }
    }

    private static @Nullable ErrorJson parseOldForm(String body) {
        try {
            Map<?, ?> fields = Json.MAPPER.readValue(body, Map.class);
            if (fields.get("error") instanceof String id) {
                ErrorJson.Builder error = ErrorJson.builder().id(id);
                return fields.get("error_description") instanceof String description
                        ? error.description(description).build()
                        : error.build();
            }
        } catch (JacksonException e) {
            // Not JSON, or not an object: there is no error to be read.
        }
        return null;
    }
}
