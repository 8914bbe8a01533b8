package org.onedata.oneprovider.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import feign.RequestTemplate;
import feign.Response;
import feign.codec.Decoder;
import feign.codec.EncodeException;
import feign.codec.Encoder;
import java.io.IOException;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Bodies as the generated interfaces have them: text, bytes, fields of a form, and all else as JSON. The generator lets no
 * text and no bytes be a body of JSON.
 */
final class Codec implements Encoder, Decoder {
    /** A body that is left out. */
    static final Object NOTHING = new Object();

    private static final String CONTENT_TYPE = "Content-Type";

    @Override
    public void encode(Object body, Type type, RequestTemplate template) {
        if (body == NOTHING) {
            template.removeHeader(CONTENT_TYPE);
        } else if (type == MAP_STRING_WILDCARD) {
            template.body(form((Map<?, ?>) body));
        } else if (type == byte[].class) {
            template.body((byte[]) body, null);
        } else if (type == String.class && body instanceof String text) {
            template.body(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        } else {
            try {
                template.body(ErrorBody.MAPPER.writeValueAsBytes(body), StandardCharsets.UTF_8);
            } catch (JsonProcessingException e) {
                throw new EncodeException("body: cannot be written as JSON", e);
            }
        }
    }

    private static String form(Map<?, ?> fields) {
        return fields.entrySet().stream()
                .flatMap(field -> (field.getValue() instanceof Collection<?> values
                                ? values
                                : List.of(field.getValue()))
                        .stream()
                                .map(value -> PathSegment.encode(field.getKey().toString()) + "="
                                        + PathSegment.encode(PathSegment.text(value))))
                .collect(Collectors.joining("&"));
    }

    /**
     * The result in the body of a successful response; null if it is empty.
     *
     * @throws OneproviderResponseException if it holds something else
     */
    @Override
    public @Nullable Object decode(Response response, Type type) {
        Answer answer = Answer.read(response.body(), Integer.MAX_VALUE - 8);
        if (answer.isDecoded) {
            return answer.result;
        }
        byte[] body = answer.bytes();
        if (body.length == 0 && response.status() == 204) {
            return null;
        }
        if (type == byte[].class) {
            return body;
        }
        if (type == String.class) {
            return new String(body, ErrorAnswer.charset(response));
        }
        try {
            return body.length == 0 ? null : ErrorBody.reader(type).readValue(body);
        } catch (IOException | RuntimeException e) { // Not only Jackson's, see ErrorBody.parse.
            String operation = Operation.of(response.request()).name();
            throw OneproviderResponseException.of(ErrorAnswer.read(
                    operation, response, answer.upTo(Attempt.ERROR_BODY_LIMIT), ErrorAnswer.token(response)));
        }
    }
}
