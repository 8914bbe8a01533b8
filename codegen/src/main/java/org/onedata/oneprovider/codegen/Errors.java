package org.onedata.oneprovider.codegen;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The list of errors as templates need it; what is wrong with an entry is told with its name. */
record Errors(Map<String, Entry> errors) {
    private static final Set<Integer> STATUSES = Set.of(400, 401, 403, 404, 409, 500, 501, 503);
    private static final Map<String, String> TYPES = Map.of(
            "string", "String", "integer", "Long", "object", "Map<String, @Nullable Object>", "error", "ErrorJson");
    private static final Set<String> PRESENCES = Set.of("required", "optional", "nullable");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

    record Entry(
            Integer status,
            String nestedIn,
            String documentation,
            String description,
            Map<String, Detail> details,
            Boolean ctx,
            @JsonProperty("release20.02") OldForm before) {}

    record Detail(String type, String documentation, String presence, String otherwise) {}

    /** For the emulator, which reads the list by itself. */
    record OldForm(String error, String description) {}

    /** What a template iterates over: {@code list}, and {@code details}, in which each name stands once. */
    static Map<String, Object> view(File file) {
        try {
            return new ObjectMapper(new YAMLFactory())
                    .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                    .readValue(file, Errors.class)
                    .view();
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalArgumentException(file.getName() + ": " + e.getMessage(), e);
        }
    }

    private Map<String, Object> view() {
        List<Map<String, Object>> list = new ArrayList<>();
        Map<String, Map<String, Object>> byName = new TreeMap<>();
        errors.forEach((id, error) -> {
            boolean isNested = error.nestedIn != null;
            check(
                    id,
                    isNested
                            ? error.status == null && errors.containsKey(error.nestedIn)
                            : STATUSES.contains(error.status),
                    "wants a status that Onedata uses, or nestedIn with the id of another");
            check(
                    id,
                    id.matches("[a-z]\\w*") && error.documentation != null && error.description != null,
                    "wants an id that Java can have, a documentation and a description");
            List<Map<String, Object>> details = new ArrayList<>();
            (error.details == null ? Map.<String, Detail>of() : error.details)
                    .forEach((name, detail) -> details.add(detail(id, name, detail, byName)));
            Map<String, Object> view = new LinkedHashMap<>();
            view.put("id", id);
            view.put("constant", constant(id));
            view.put("status", isNested ? null : error.status);
            view.put("nestedIn", isNested ? constant(error.nestedIn) : null);
            view.put("documentation", Javadoc.of(error.documentation));
            view.put("withoutCtx", Boolean.FALSE.equals(error.ctx));
            view.put("text", text(id, error));
            view.put("details", details);
            view.put("hasDetails", !details.isEmpty());
            view.put(
                    "required",
                    details.stream()
                            .filter(detail -> detail.get("presence").equals("required"))
                            .toList());
            view.put(
                    "hasMore",
                    details.stream().anyMatch(detail -> !detail.get("presence").equals("required")));
            list.add(view);
        });
        List<Object> withoutCtx = list.stream()
                .filter(error -> error.get("withoutCtx").equals(true))
                .map(error -> error.get("id"))
                .toList();
        return Map.of("list", list, "details", byName.values(), "withoutCtx", withoutCtx);
    }

    private static Map<String, Object> detail(
            String id, String name, Detail detail, Map<String, Map<String, Object>> byName) {
        String presence = detail.presence == null ? "required" : detail.presence;
        check(
                id,
                TYPES.containsKey(String.valueOf(detail.type)),
                name + " is of no type that is known: " + detail.type);
        check(id, PRESENCES.contains(presence), name + " is of no presence that is known: " + presence);
        check(id, detail.documentation != null, name + " has no documentation");
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("name", name);
        view.put("type", TYPES.get(detail.type));
        view.put("is" + detail.type, true);
        view.put("presence", presence);
        view.put("isOptional", presence.equals("optional"));
        view.put("isNullable", !presence.equals("required"));
        view.put("documentation", Javadoc.of(detail.documentation));
        Map<String, Object> known = byName.computeIfAbsent(name, first -> new LinkedHashMap<>(view));
        check(id, known.get("type").equals(view.get("type")), name + " has another type in another error");
        known.merge("of", "{@link #" + constant(id) + "}", (one, other) -> one + ", " + other);
        return view;
    }

    /** The description as an expression of Java. */
    private static String text(String id, Entry error) {
        Map<String, Detail> details = error.details == null ? Map.of() : error.details;
        List<String> parts = new ArrayList<>();
        Matcher placeholder = PLACEHOLDER.matcher(error.description);
        int end = 0;
        while (placeholder.find()) {
            String name = placeholder.group(1);
            check(id, details.containsKey(name), "has no detail " + name + ", which stands in its description");
            Detail detail = details.get(name);
            parts.add(Types.literal(error.description.substring(end, placeholder.start())));
            parts.add(
                    detail.type.equals("error")
                            ? "text(" + name + ", " + Types.literal(String.valueOf(detail.otherwise)) + ")"
                            : name);
            end = placeholder.end();
        }
        if (parts.isEmpty() || end < error.description.length()) {
            parts.add(Types.literal(error.description.substring(end)));
        }
        return String.join(" + ", parts);
    }

    private static String constant(String id) {
        return id.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toUpperCase();
    }

    private static void check(String id, boolean isRight, String fault) {
        if (!isRight) {
            throw new IllegalArgumentException("errors." + id + ": " + fault);
        }
    }
}
