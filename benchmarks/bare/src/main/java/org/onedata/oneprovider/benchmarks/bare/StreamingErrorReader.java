package org.onedata.oneprovider.benchmarks.bare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onedata.oneprovider.benchmarks.ErrorReader;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Hand-written streaming parser into the fields of an exception: the lower limit. */
public final class StreamingErrorReader implements ErrorReader {
    private final JsonFactory json = new JsonFactory();

    @Override
    public Exception read(byte[] body) {
        Failure failure = null;
        try (JsonParser parser = json.createParser(ObjectReadContext.empty(), body)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                if (name.equals("error")) {
                    failure = readError(parser);
                } else {
                    parser.skipChildren();
                }
            }
        }
        return failure;
    }

    private static Failure readError(JsonParser parser) {
        String id = null;
        String description = null;
        Map<String, @Nullable Object> details = null;
        Ctx ctx = null;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "id" -> id = parser.getString();
                case "description" -> description = parser.getString();
                case "details" -> details = readObject(parser);
                case "ctx" -> ctx = readCtx(parser);
                default -> parser.skipChildren();
            }
        }
        return new Failure(404, id, description, details, ctx);
    }

    private static Ctx readCtx(JsonParser parser) {
        Ctx ctx = new Ctx();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "timestamp" -> ctx.timestamp = parser.getLongValue();
                case "serviceReleaseVersion" -> ctx.serviceReleaseVersion = parser.getString();
                case "serviceId" -> ctx.serviceId = parser.getString();
                case "serviceDomain" -> ctx.serviceDomain = parser.getString();
                case "serviceBuildVersion" -> ctx.serviceBuildVersion = parser.getString();
                case "service" -> ctx.service = parser.getString();
                case "onedataErrorsRevision" -> ctx.onedataErrorsRevision = parser.getString();
                case "module" -> ctx.module = parser.getString();
                case "line" -> ctx.line = parser.getIntValue();
                default -> parser.skipChildren();
            }
        }
        return ctx;
    }

    private static Map<String, @Nullable Object> readObject(JsonParser parser) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            object.put(name, readValue(parser));
        }
        return object;
    }

    private static @Nullable Object readValue(JsonParser parser) {
        return switch (parser.currentToken()) {
            case START_OBJECT -> readObject(parser);
            case START_ARRAY -> {
                List<@Nullable Object> array = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    array.add(readValue(parser));
                }
                yield array;
            }
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getNumberValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> parser.getString();
        };
    }

    @Override
    public @Nullable String id(Exception e) {
        return ((Failure) e).id;
    }

    @Override
    public @Nullable Map<?, ?> details(Exception e) {
        return ((Failure) e).details;
    }

    private static final class Ctx {
        long timestamp;

        @Nullable
        String serviceReleaseVersion;

        @Nullable
        String serviceId;

        @Nullable
        String serviceDomain;

        @Nullable
        String serviceBuildVersion;

        @Nullable
        String service;

        @Nullable
        String onedataErrorsRevision;

        @Nullable
        String module;

        int line;
    }

    private static final class Failure extends RuntimeException {
        private static final long serialVersionUID = 1;

        final @Nullable String id;
        final transient @Nullable Map<String, @Nullable Object> details;
        final transient @Nullable Ctx ctx;

        Failure(
                int status,
                @Nullable String id,
                @Nullable String description,
                @Nullable Map<String, @Nullable Object> details,
                @Nullable Ctx ctx) {
            super(status + " " + id + ": " + description);
            this.id = id;
            this.details = details;
            this.ctx = ctx;
        }
    }
}
