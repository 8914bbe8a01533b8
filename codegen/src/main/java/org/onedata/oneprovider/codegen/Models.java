package org.onedata.oneprovider.codegen;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.openapitools.codegen.utils.ModelUtils;

/** What the templates of the model need to know of a schema. */
@SuppressWarnings({"rawtypes", "unchecked"}) // The generator's own way with schemas.
final class Models {
    private final OpenAPI openApi;
    private final Types types;
    private final OneproviderCodegen names;

    /** The interfaces of each model, and the name that it has in one of them. */
    private final Map<String, Set<String>> interfaces = new TreeMap<>();

    private final Map<String, String> discriminators = new TreeMap<>();

    Models(OpenAPI openApi, Types types, OneproviderCodegen names) {
        this.openApi = openApi;
        this.types = types;
        this.names = names;
        ModelUtils.getSchemas(openApi).forEach((name, schema) -> {
            if (Types.isUnion(schema)) {
                for (Map<String, String> alternative : alternatives(schema)) {
                    interfaces
                            .computeIfAbsent(alternative.get("type"), type -> new LinkedHashSet<>())
                            .add(names.toModelName(name));
                    String property = schema.getDiscriminator().getPropertyName();
                    discriminators.putIfAbsent(alternative.get("type") + "." + property, alternative.get("name"));
                }
            }
        });
    }

    Map<String, Object> of(String name) {
        Schema<?> schema = ModelUtils.getSchema(openApi, name);
        Map<String, Object> view = new LinkedHashMap<>();
        String doc = Javadoc.of(schema.getDescription());
        view.put("doc", doc.isEmpty() ? "The schema " + Javadoc.code(name) + " of the contract." : doc);
        view.put("name", names.toModelName(name));
        if (Types.isEnum(schema)) {
            return Map.of("openEnum", openEnum(schema, view));
        }
        if (Types.isUnion(schema)) {
            view.put("alternatives", alternatives(schema));
            view.put(
                    "permits",
                    alternatives(schema).stream()
                            .map(alternative -> alternative.get("type"))
                            .distinct()
                            .collect(Collectors.joining(", ")));
            String property = schema.getDiscriminator().getPropertyName();
            view.put("property", Types.literal(property));
            view.put(
                    "message",
                    Types.literal(property + " must be one of "
                            + alternatives(schema).stream()
                                    .map(alternative -> alternative.get("value"))
                                    .collect(Collectors.joining(", "))));
            return Map.of("union", view);
        }
        List<Map<String, Object>> properties = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        schema.getProperties()
                .forEach((json, property) -> properties.add(property(
                        name + ".properties." + json,
                        json,
                        property,
                        schema.getRequired() != null && schema.getRequired().contains(json),
                        taken,
                        view)));
        view.put("properties", properties);
        view.put(
                "interfaces",
                interfaces.containsKey(names.toModelName(name))
                        ? String.join(", ", interfaces.get(names.toModelName(name)))
                        : null);
        view.put(
                "hasBytes",
                properties.stream()
                        .anyMatch(property -> property.get("isBytes").equals(true)
                                || property.get("isListOfBytes").equals(true)));
        view.put(
                "hasListOfBytes",
                properties.stream()
                        .anyMatch(property -> property.get("isListOfBytes").equals(true)));
        List<Object> nullables = properties.stream()
                .filter(property -> property.get("isNullable").equals(true))
                .map(property -> property.get("name"))
                .toList();
        view.put("nullables", nullables);
        view.put("hasNullables", !nullables.isEmpty());
        view.put("other", types.values(schema));
        // Jackson would take one for the other.
        boolean isTaken = schema.getProperties().containsKey("additionalProperties");
        view.put("others", isTaken ? "otherProperties" : "additionalProperties");
        return Map.of("record", view);
    }

    private Map<String, Object> property(
            String place,
            String json,
            Schema schema,
            boolean isRequired,
            Set<String> taken,
            Map<String, Object> record) {
        Map<String, Object> view = new LinkedHashMap<>();
        String type = types.of(schema);
        boolean isBytes = type.endsWith("byte[]") || type.equals("List<byte[]>");
        if (type.contains("byte[]") && !isBytes) {
            throw Contract.refused("components.schemas." + place, "bytes are supported as such and in lists");
        }
        boolean isOneWay = Boolean.TRUE.equals(schema.getReadOnly()) || Boolean.TRUE.equals(schema.getWriteOnly());
        StringBuilder annotations = new StringBuilder("@JsonProperty(" + Types.literal(json) + ") ");
        if (type.contains("LocalDate") || type.contains("OffsetDateTime")) {
            annotations.append("@JsonFormat(shape = JsonFormat.Shape.STRING,"
                    + " without = JsonFormat.Feature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE) ");
        }
        view.put("jackson", annotations.toString());
        if (isRequired && types.isNullable(schema)) {
            annotations.append("@JsonInclude(JsonInclude.Include.ALWAYS) ");
        } else if (isRequired && !isOneWay) {
            annotations.append("@NotNull ");
        }
        types.constraints(schema, true).forEach(annotations::append);
        view.put("name", OneproviderCodegen.unique(names.toMemberName(json), taken));
        view.put("json", Types.literal(json));
        view.put("type", Types.nullable(type));
        view.put("annotations", annotations);
        view.put("doc", propertyDoc(json, schema, type));
        String name = discriminators.get(record.get("name") + "." + json);
        view.put(
                "initial",
                name != null && Types.isEnum(types.resolve(schema)) ? "new " + type + "(" + name + ")" : name);
        view.put(
                "copy",
                type.startsWith("List<")
                        ? "unmodifiableList(new ArrayList"
                        : type.startsWith("Set<")
                                ? "unmodifiableSet(new LinkedHashSet"
                                : type.startsWith("Map<") ? "unmodifiableMap(new LinkedHashMap" : null);
        // What is required is written in any case.
        view.put("isNullable", !isRequired && types.isNullable(schema));
        view.put("isBytes", type.equals("byte[]"));
        view.put("isListOfBytes", type.equals("List<byte[]>"));
        return view;
    }

    private String propertyDoc(String json, Schema schema, String type) {
        Schema target = types.resolve(schema);
        String text = schema.getDescription() != null || Types.isModel(target)
                ? schema.getDescription()
                : target.getDescription();
        StringBuilder doc = new StringBuilder(Javadoc.of(text));
        if (doc.isEmpty()) {
            doc.append(
                    Types.isModel(target)
                            ? "See {@link " + type + "}."
                            : "The property " + Javadoc.code(json) + " of the contract.");
        }
        doc = new StringBuilder(types.withDefault(doc.toString(), schema));
        doc.append(Boolean.TRUE.equals(schema.getReadOnly()) ? " Set by the server alone." : "");
        doc.append(Boolean.TRUE.equals(schema.getWriteOnly()) ? " Never sent by the server." : "");
        doc.append(Boolean.TRUE.equals(schema.getDeprecated()) ? " Deprecated in the contract." : "");
        return doc.toString();
    }

    private List<Map<String, String>> alternatives(Schema<?> union) {
        Map<String, String> mapping = union.getDiscriminator().getMapping() == null
                ? Map.of()
                : union.getDiscriminator().getMapping();
        List<Map<String, String>> alternatives = new ArrayList<>();
        for (Schema<?> alternative : union.getOneOf()) {
            String name = ModelUtils.getSimpleRef(alternative.get$ref());
            List<String> mapped = mapping.entrySet().stream()
                    // A mapping may leave out #/components/schemas/.
                    .filter(entry -> name.equals(entry.getValue().replaceFirst("^.*/", "")))
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toList());
            for (String value : mapped.isEmpty() ? List.of(name) : mapped) {
                alternatives.add(
                        Map.of("type", names.toModelName(name), "name", Types.literal(value), "value", escaped(value)));
            }
        }
        return alternatives;
    }

    private Map<String, Object> openEnum(Schema<?> schema, Map<String, Object> view) {
        String type = types.valueType(schema);
        Set<String> taken = new HashSet<>(Set.of("KNOWN"));
        List<Map<String, String>> constants = new ArrayList<>();
        List<String> values = new ArrayList<>();
        for (Object value : schema.getEnum()) {
            if (value != null) {
                String text = String.valueOf(value);
                String constant = names.toEnumVarName(text, type).replaceAll("\\W", "_");
                constants.add(Map.of(
                        "name",
                        OneproviderCodegen.unique(constant.matches("[\\d_]*") ? "VALUE_" + constant : constant, taken),
                        "value",
                        switch (type) {
                            case "String" -> Types.literal(text);
                            case "Long" -> text + "L";
                            case "BigDecimal", "BigInteger" -> "new " + type + "(\"" + text + "\")";
                            default -> text;
                        }));
                values.add(escaped(text));
            }
        }
        view.put("type", type);
        view.put("isString", type.equals("String"));
        view.put("parse", type.startsWith("Big") ? "new " + type : type + ".valueOf");
        view.put("constants", constants);
        view.put("message", Types.literal("must be one of " + String.join(", ", values)));
        return view;
    }

    /** As a part of a message of Jakarta Validation. */
    private static String escaped(String text) {
        return text.replaceAll("[\\\\{}$]", "\\\\$0");
    }
}
