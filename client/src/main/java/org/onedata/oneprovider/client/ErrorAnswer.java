package org.onedata.oneprovider.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import feign.Response;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
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

    private static final Pattern CONTROL_CHARACTERS =
            Pattern.compile(" *[\\p{Cc}\\p{Zl}\\p{Zp}][ \\p{Cc}\\p{Zl}\\p{Zp}]*");
    private static final Pattern CHARSET = Pattern.compile("(?i);\\s*charset\\s*=\\s*\"?([^\\s\";]+)");

    /** Reads an error response, replacing the token if the server echoes it. */
    static ErrorAnswer read(String operation, Response response, Answer answer, String token) {
        TreeMap<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String name : HEADERS) {
            String value = header(response, name);
            if (value != null) {
                headers.put(name, clip(Token.remove(token, value, false)));
            }
        }
        String text = new String(answer.bytes(), charset(response));
        String body = Token.remove(token, text, answer.cut);
        return new ErrorAnswer(operation, response.status(), headers, body, answer.cut, ErrorBody.parse(body));
    }

    /** The token in the request of a response, if an interceptor has put it there; empty if not. */
    static String token(Response response) {
        for (String token : values(response.request().headers(), OneproviderApis.TOKEN_HEADER)) {
            return token;
        }
        return "";
    }

    /** The first value of a header; null if there is none. */
    static @Nullable String header(Response response, String name) {
        for (String value : values(response.headers(), name)) {
            return value;
        }
        return null;
    }

    private static Collection<String> values(Map<String, Collection<String>> headers, String name) {
        return headers.getOrDefault(name, List.of());
    }

    static Charset charset(Response response) {
        String contentType = header(response, "Content-Type");
        Matcher charset = CHARSET.matcher(contentType == null ? "" : contentType);
        try {
            return charset.find() ? Charset.forName(charset.group(1)) : StandardCharsets.UTF_8;
        } catch (IllegalArgumentException e) {
            return StandardCharsets.UTF_8;
        }
    }

    /** The response that a server would have made of an error. */
    static ErrorAnswer of(int status, ErrorJson error) {
        try {
            String body = ErrorBody.MAPPER.writeValueAsString(Map.of("error", error));
            TreeMap<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            headers.put("Content-Type", "application/json");
            return new ErrorAnswer("request", status, headers, body, false, error);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("error: cannot be written as JSON", e);
        }
    }

    /** Operation, status, id, description and the server's reference in one line. */
    String message() {
        StringBuilder message = new StringBuilder(operation).append(": ").append(status);
        if (error == null) {
            String wanted = Attempt.isSuccess(status) ? "result" : "error of Onedata";
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
