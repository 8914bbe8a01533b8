package org.onedata.oneprovider.contract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What was expected and what came, where the two differ. */
final class Comparison {
    private static final int SHOWN = 3;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    /** 1.0 is 1. */
    private static final Comparator<JsonNode> BY_VALUE =
            (a, b) -> a.isNumber() && b.isNumber() ? a.decimalValue().compareTo(b.decimalValue()) : a.equals(b) ? 0 : 1;

    private final List<String> expected = new ArrayList<>();
    private final List<String> came = new ArrayList<>();

    /** Compares two values, which have a name. */
    Comparison same(String name, @Nullable Object expected, @Nullable Object came) {
        return that(Objects.equals(expected, came), name + " " + expected, name + " " + came);
    }

    /** Takes down two texts unless a condition is met. */
    Comparison that(boolean met, String expected, String came) {
        if (!met && this.expected.size() < SHOWN) {
            this.expected.add(expected);
            this.came.add(came);
        }
        return this;
    }

    /** Compares errors that a caller sees. Known properties that are null may be absent. */
    Comparison error(@Nullable String expected, @Nullable String came) {
        return json("error", withoutNulls(expected), withoutNulls(came));
    }

    private static @Nullable String withoutNulls(@Nullable String error) {
        if (error == null || !(JSON.readTree(error) instanceof ObjectNode object)) {
            return error;
        }
        removeNulls(object, "ErrorJson");
        if (object.path("ctx") instanceof ObjectNode ctx) {
            removeNulls(ctx, "ErrorJsonCtx");
        }
        return object.toString();
    }

    private static void removeNulls(ObjectNode object, String schema) {
        OpenApi.properties(schema).stream()
                .filter(name -> object.path(name).isNull())
                .forEach(object::remove);
    }

    /** Compares JSON by its values; null and empty texts are no JSON. Names what differs by its path. */
    Comparison json(String name, @Nullable String expected, @Nullable String came) {
        JsonNode wanted = expected == null || expected.isEmpty() ? null : JSON.readTree(expected);
        JsonNode actual = null;
        if (came != null && !came.isEmpty()) {
            try {
                actual = JSON.readTree(came);
            } catch (JacksonException e) {
                return that(false, name + (wanted == null ? " absent" : " in JSON"), name + " " + came);
            }
        }
        compare(name, wanted, actual);
        return this;
    }

    private void compare(String path, @Nullable JsonNode wanted, @Nullable JsonNode actual) {
        if (wanted != null && actual != null && wanted.isObject() && actual.isObject()) {
            Set<String> names = new LinkedHashSet<>(wanted.propertyNames());
            names.addAll(actual.propertyNames());
            names.forEach(name -> compare(path + "." + name, wanted.get(name), actual.get(name)));
        } else if (wanted == null || actual == null) {
            that(wanted == actual, path + " " + text(wanted), path + " " + text(actual));
        } else {
            that(wanted.equals(BY_VALUE, actual), path + " " + text(wanted), path + " " + text(actual));
        }
    }

    private static String text(@Nullable JsonNode json) {
        return json == null ? "absent" : json.toString();
    }

    boolean failed() {
        return !expected.isEmpty();
    }

    /**
     * Fails if anything differs.
     *
     * @param context what else is worth knowing of what came; empty for nothing
     */
    void verify(Vector vector, String sent, String context) {
        if (failed()) {
            throw new VectorFailure(
                    vector,
                    sent,
                    String.join("; ", expected),
                    String.join("; ", came) + (context.isEmpty() ? "" : "; " + context));
        }
    }
}
