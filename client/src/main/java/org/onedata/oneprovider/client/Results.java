package org.onedata.oneprovider.client;

import feign.RequestTemplate;
import feign.Response;
import feign.Util;
import java.io.IOException;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Bodies of requests and of successful answers, for Feign. */
final class Results {
    private Results() {}

    static void encode(Object body, Type type, RequestTemplate template) {
        template.body(ErrorBody.MAPPER.writeValueAsBytes(body), StandardCharsets.UTF_8);
    }

    /**
     * The result of an operation; null if the body is empty.
     *
     * @throws OneproviderResponseException if the body is not of this type, wrapped by Feign in an exception of its own
     */
    static @Nullable Object decode(Response response, Type type) throws IOException {
        byte[] body = Util.toByteArray(response.body().asInputStream());
        try {
            return body.length == 0 ? null : ErrorBody.MAPPER.readValue(body, ErrorBody.MAPPER.constructType(type));
        } catch (JacksonException e) {
            throw new OneproviderResponseException(new ErrorAnswer(
                    response.request()
                            .requestTemplate()
                            .methodMetadata()
                            .method()
                            .getName(),
                    response.status(),
                    new TreeMap<>(),
                    new String(body, StandardCharsets.UTF_8),
                    false,
                    null));
        }
    }
}
