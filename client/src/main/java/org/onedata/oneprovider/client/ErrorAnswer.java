package org.onedata.oneprovider.client;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onedata.oneprovider.model.ErrorJson;

/**
 * An error response. Whatever its body is, the status is never lost.
 *
 * @param headers headers useful for support, by their names in {@link #HEADERS}
 */
record ErrorAnswer(
        String operation,
        int status,
        TreeMap<String, String> headers,
        String body,
        boolean cut,
        @Nullable ErrorJson error) {

    private static final String[] HEADERS = {
        "Content-Type",
        "Content-Encoding",
        "Retry-After",
        "Location",
        "WWW-Authenticate",
        "X-Request-Id",
        "X-Correlation-Id",
        "Server",
        "Via",
        "Date"
    };

    private static final int MOST_OF_A_TEXT = 1000;

    private static final Pattern CONTROL_CHARACTERS = Pattern.compile(" *\\p{Cntrl}[ \\p{Cntrl}]*");
    private static final Pattern CHARSET = Pattern.compile("(?i);\\s*charset\\s*=\\s*\"?([^\\s\";]+)");

    /** Reads an error response, replacing the token if the server echoes it. */
    static ErrorAnswer read(String operation, RawResponse answer, String token) {
        TreeMap<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String name : HEADERS) {
            String value = answer.header().apply(name);
            if (value != null) {
                headers.put(name, clip(Token.remove(token, value, false)));
            }
        }
        String text = new String(answer.body(), charset(headers.get("Content-Type")));
        String body = Token.remove(token, text, answer.cut());
        return new ErrorAnswer(operation, answer.status(), headers, body, answer.cut(), ErrorBody.parse(body));
    }

    private static Charset charset(@Nullable String contentType) {
        Matcher charset = CHARSET.matcher(contentType == null ? "" : contentType);
        try {
            return charset.find() ? Charset.forName(charset.group(1)) : StandardCharsets.UTF_8;
        } catch (IllegalArgumentException e) {
            return StandardCharsets.UTF_8;
        }
    }

    /** The exception for the answer, by its status. */
    OneproviderResponseException toException() {
        return switch (status) {
            case 400 -> new BadRequestException(this);
            case 401 -> new UnauthorizedException(this);
            case 403 -> new ForbiddenException(this);
            case 404 -> new NotFoundException(this);
            case 409 -> new ConflictException(this);
            case 500 -> new InternalServerErrorException(this);
            case 501 -> new NotImplementedException(this);
            case 503 -> new ServiceUnavailableException(this);
            default -> new OneproviderResponseException(this);
        };
    }

    /** Operation, status, id, description and the server's reference in one line. */
    String message() {
        StringBuilder message = new StringBuilder(operation).append(": ").append(status);
        if (error == null) {
            String wanted = RawResponse.isSuccess(status) ? "result" : "error of Onedata";
            message.append(body.isBlank() ? " without a body" : " with a body that holds no " + wanted);
        } else {
            append(message, " ", error.id());
            append(message, ": ", error.description());
            if (error.details() != null && error.details().get("reference") instanceof String reference) {
                appendReference(message, reference);
            }
        }
        appendReference(message, headers.get("X-Request-Id"));
        return message.toString();
    }

    private static void appendReference(StringBuilder message, @Nullable String reference) {
        if (reference != null && message.indexOf(reference) < 0) {
            append(message, " [reference ", reference);
            message.append(']');
        }
    }

    private static void append(StringBuilder message, String separator, @Nullable String text) {
        if (text != null) {
            message.append(separator)
                    .append(CONTROL_CHARACTERS.matcher(clip(text)).replaceAll(" "));
        }
    }

    private static String clip(String text) {
        return text.length() <= MOST_OF_A_TEXT ? text : text.substring(0, MOST_OF_A_TEXT) + "...";
    }
}
