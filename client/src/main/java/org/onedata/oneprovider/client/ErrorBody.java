package org.onedata.oneprovider.client;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onedata.oneprovider.model.ErrorJson;
import org.onedata.oneprovider.model.ErrorJsonCtx;
import org.onedata.oneprovider.model.ErrorResponse;

/** Parser of error bodies of any release of Onedata, including truncated ones. */
final class ErrorBody {
    static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(100) // Onedata nests errors in errors, a few levels deep.
                            .build())
                    .build())
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            // A field of another type is kept as it came, not made into the expected one.
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(
                    LogicalType.Textual,
                    config -> config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .build();

    private static final String BYTE_ORDER_MARK = "\ufeff";
    private static final ObjectReader READER = reader(ErrorResponse.class);

    private ErrorBody() {}

    /** Reader of a whole text, after which nothing more may come. */
    static ObjectReader reader(Type type) {
        return MAPPER.readerFor(MAPPER.constructType(type)).with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }

    /** The error in a body; null if there is none. */
    static @Nullable ErrorJson parse(String body) {
        String json = body.startsWith(BYTE_ORDER_MARK) ? body.substring(1) : body;
        try {
            ErrorResponse response = READER.readValue(json);
            return response == null ? null : response.error(); // The JSON text "null" is read as null.
        } catch (IOException | RuntimeException e) {
            // Not only of Jackson: of a number such as 1e9999999999 it throws NumberFormatException.
            return salvage(json);
        }
    }

    /** The error in a value that was read as a map, such as a part of the details; null if there is none. */
    static @Nullable ErrorJson convert(@Nullable Object value) {
        return value instanceof Map<?, ?> map && map.get("id") instanceof String ? toError(copy(map)) : null;
    }

    /** The error in an irregular body: of the old format, with a field of another type, or truncated. */
    private static @Nullable ErrorJson salvage(String body) {
        Map<String, @Nullable Object> envelope = new HashMap<>();
        Map<String, @Nullable Object> error = new LinkedHashMap<>();
        try (JsonParser parser = MAPPER.createParser(body)) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    String name = parser.currentName();
                    if (parser.nextToken() == JsonToken.START_OBJECT && name.equals("error")) {
                        readFields(parser, error);
                    } else {
                        envelope.put(name, parser.readValueAs(Object.class));
                    }
                }
            }
        } catch (IOException | RuntimeException e) {
            // What was read until here has to do.
        }
        if (!error.isEmpty()) {
            return toError(error);
        }
        if (envelope.get("error") instanceof String id) {
            Object description = envelope.get("error_description");
            return ErrorJson.builder()
                    .id(id)
                    .description(description instanceof String text ? text : null)
                    .build();
        }
        return null;
    }

    private static void readFields(JsonParser parser, Map<String, @Nullable Object> fields) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            fields.put(name, parser.readValueAs(Object.class));
        }
    }

    /** The error with these fields; one of an unexpected type stands among the additional properties. */
    private static ErrorJson toError(Map<String, @Nullable Object> fields) {
        ErrorJson.Builder error = ErrorJson.builder();
        fields.forEach((name, value) -> {
            if (name.equals("id") && value instanceof String id) {
                error.id(id);
            } else if (name.equals("description") && value instanceof String description) {
                error.description(description);
            } else if (name.equals("details") && value instanceof Map<?, ?> details) {
                error.details(copy(details));
            } else if (name.equals("ctx") && value instanceof Map<?, ?> ctx) {
                error.ctx(toCtx(copy(ctx)));
            } else if (value != null) {
                error.additionalProperty(name, value);
            }
        });
        return error.build();
    }

    private static ErrorJsonCtx toCtx(Map<String, @Nullable Object> fields) {
        Map<String, @Nullable Object> odd = new LinkedHashMap<>();
        fields.forEach((name, value) -> {
            try {
                MAPPER.convertValue(Collections.singletonMap(name, value), ErrorJsonCtx.class);
            } catch (RuntimeException e) {
                odd.put(name, value);
            }
        });
        fields.keySet().removeAll(odd.keySet());
        ErrorJsonCtx.Builder ctx = MAPPER.convertValue(fields, ErrorJsonCtx.class).toBuilder();
        odd.forEach(ctx::additionalProperty);
        return ctx.build();
    }

    static Map<String, @Nullable Object> copy(Map<?, ?> map) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        map.forEach((name, value) -> copy.put(String.valueOf(name), value));
        return copy;
    }
}
