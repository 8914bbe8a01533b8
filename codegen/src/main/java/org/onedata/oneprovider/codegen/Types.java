package org.onedata.oneprovider.codegen;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.openapitools.codegen.utils.ModelUtils;

/** The Java types of schemas and the constraints on them, by simple names: the formatter keeps the imports that are needed. */
@SuppressWarnings("rawtypes") // The generator's own way with schemas.
final class Types {
    private static final Map<String, String> STRINGS = Map.of(
            "date", "LocalDate",
            "date-time", "OffsetDateTime",
            "uuid", "UUID",
            "uri", "URI",
            "byte", "byte[]",
            "binary", "byte[]");
    private static final Map<String, String> NUMBERS = Map.of("float", "Float", "double", "Double");
    private static final Map<String, String> INTEGERS =
            Map.of("int32", "Integer", "uint64", "BigInteger", "bigint", "BigInteger");
    private static final BigDecimal MAX_INT = BigDecimal.valueOf(Integer.MAX_VALUE);

    private final OpenAPI openApi;
    private final UnaryOperator<String> modelNames;

    Types(OpenAPI openApi, UnaryOperator<String> modelNames) {
        this.openApi = openApi;
        this.modelNames = modelNames;
    }

    /** The schema itself, behind references to it. */
    Schema resolve(Schema reference) {
        return ModelUtils.getReferencedSchema(openApi, last(reference));
    }

    /** The last reference, behind other names that the contract gives to what it refers to, and wrappings of it. */
    private Schema last(Schema reference) {
        if (reference.getAllOf() != null && reference.getAllOf().size() == 1 && reference.getProperties() == null) {
            return last((Schema) reference.getAllOf().get(0));
        }
        Schema target = ModelUtils.getReferencedSchema(openApi, reference);
        boolean isWrapped = target.getAllOf() != null && target.getAllOf().size() == 1;
        return target.get$ref() == null && !isWrapped || target == reference ? reference : last(target);
    }

    /** Whether there is a class for a schema of the contract. */
    static boolean isModel(Schema schema) {
        return schema.getProperties() != null && !schema.getProperties().isEmpty() || isEnum(schema) || isUnion(schema);
    }

    static boolean isEnum(Schema schema) {
        return schema.getEnum() != null && !schema.getEnum().isEmpty();
    }

    static boolean isUnion(Schema schema) {
        return schema.getOneOf() != null;
    }

    /** The type of a value that may be missing. */
    static String nullable(String type) {
        return type.endsWith("[]") ? type.replace("[]", " @Nullable []") : "@Nullable " + type;
    }

    String of(Schema reference) {
        Schema schema = resolve(reference);
        if (isModel(schema)) {
            return modelNames.apply(ModelUtils.getSimpleRef(last(reference).get$ref()));
        }
        if (schema.getItems() != null || "array".equals(ModelUtils.getType(schema))) {
            String items = schema.getItems() == null ? "@Nullable Object" : element(schema.getItems());
            return (Boolean.TRUE.equals(schema.getUniqueItems()) ? "Set<" : "List<") + items + ">";
        }
        String format = String.valueOf(schema.getFormat());
        return switch (String.valueOf(ModelUtils.getType(schema))) {
            case "string" -> STRINGS.getOrDefault(format, "String");
            case "boolean" -> "Boolean";
            case "number" -> NUMBERS.getOrDefault(format, "BigDecimal");
            case "integer" -> INTEGERS.getOrDefault(schema.getFormat() == null ? integer(schema) : format, "Long");
            case "object" -> "Map<String, " + values(schema) + ">";
            default ->
                schema.getAdditionalProperties() instanceof Schema ? "Map<String, " + values(schema) + ">" : "Object";
        };
    }

    private static String integer(Schema<?> schema) {
        return Stream.of(schema.getMinimum(), schema.getMaximum(), schema.getDefault(), schema.getExample())
                        .anyMatch(value -> value instanceof Number
                                && new BigDecimal(value.toString()).abs().compareTo(MAX_INT) > 0)
                ? "int64"
                : "int32";
    }

    /** The type of the values of properties that the schema does not name. */
    String values(Schema schema) {
        return schema.getAdditionalProperties() instanceof Schema values ? element(values) : "@Nullable Object";
    }

    private String element(Schema reference) {
        String type = of(reference);
        boolean isNullable = type.equals("Object") || isNullable(reference);
        return String.join("", constraints(reference, true)) + (isNullable ? nullable(type) : type);
    }

    boolean isNullable(Schema reference) {
        return Boolean.TRUE.equals(reference.getNullable())
                || Boolean.TRUE.equals(resolve(reference).getNullable());
    }

    /** Annotations of Jakarta Validation, each with a space behind it. */
    List<String> constraints(Schema reference, boolean withMinItems) {
        Schema<?> schema = resolve(reference);
        List<String> all = new ArrayList<>();
        if (isModel(schema)) {
            return List.of("@Valid ");
        }
        String type = of(reference);
        if (type.startsWith("List<") || type.startsWith("Set<")) {
            size(all, withMinItems ? schema.getMinItems() : null, schema.getMaxItems());
            if (!withMinItems && schema.getMinItems() != null && schema.getMinItems() > 1) {
                all.add("@MinItems(" + schema.getMinItems() + ") ");
            }
        } else if (type.startsWith("Map<")) {
            size(all, schema.getMinProperties(), schema.getMaxProperties());
        } else if (type.equals("String")) {
            size(all, schema.getMinLength(), schema.getMaxLength());
            if (schema.getPattern() != null) {
                all.add("@Pattern(regexp = " + literal(regexp(schema.getPattern())) + ") ");
            }
            if ("email".equals(schema.getFormat())) {
                all.add("@Email ");
            }
        } else {
            limit(all, "Min", schema.getMinimum(), schema.getExclusiveMinimum());
            limit(all, "Max", schema.getMaximum(), schema.getExclusiveMaximum());
            if (schema.getMultipleOf() != null) {
                all.add("@MultipleOf(" + literal(schema.getMultipleOf().toPlainString()) + ") ");
            }
        }
        return all;
    }

    private static void size(List<String> all, Integer min, Integer max) {
        if (min != null || max != null) {
            String both = min == null || max == null ? "" : ", ";
            all.add("@Size(" + (min == null ? "" : "min = " + min) + both + (max == null ? "" : "max = " + max) + ") ");
        }
    }

    private static void limit(List<String> all, String name, BigDecimal value, Boolean isExclusive) {
        if (value != null
                && (Boolean.TRUE.equals(isExclusive)
                        || value.stripTrailingZeros().scale() > 0
                        || value.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0)) {
            String inclusive = Boolean.TRUE.equals(isExclusive) ? ", inclusive = false" : "";
            all.add("@Decimal" + name + "(" + (inclusive.isEmpty() ? "" : "value = ") + literal(value.toPlainString())
                    + inclusive + ") ");
        } else if (value != null) {
            String number = value.toBigIntegerExact().toString();
            all.add("@" + name + "(" + number + (value.abs().compareTo(MAX_INT) > 0 ? "L" : "") + ") ");
        }
    }

    /** A pattern of the contract may match anywhere in a text; one of Jakarta Validation has to match all of it. */
    private static String regexp(String pattern) {
        boolean isForAll =
                pattern.startsWith("^") && pattern.endsWith("$") && !pattern.endsWith("\\$") && !pattern.contains("|");
        return isForAll ? pattern : "(?s).*(?:" + pattern + ").*";
    }

    /** The type of the values of an enum. */
    String valueType(Schema schema) {
        String format = String.valueOf(schema.getFormat());
        return switch (String.valueOf(ModelUtils.getType(schema))) {
            case "integer" -> INTEGERS.getOrDefault(schema.getFormat() == null ? integer(schema) : format, "Long");
            case "number" -> "BigDecimal";
            case "boolean" -> "Boolean";
            default -> "String";
        };
    }

    /** The values of a default, as they stand in a request. */
    List<String> defaults(Schema reference) {
        Object value = reference.getDefault() == null ? resolve(reference).getDefault() : reference.getDefault();
        Iterable<?> all = value == null ? List.of() : value instanceof Iterable<?> list ? list : List.of(value);
        return StreamSupport.stream(all.spliterator(), false)
                .map(one -> one instanceof JsonNode node
                        ? node.asText()
                        : one instanceof Date date ? date.toInstant().toString().substring(0, 10) : one.toString())
                .toList();
    }

    /** A sentence, and one more if there is a default. */
    String withDefault(String doc, Schema schema) {
        List<String> defaults = defaults(schema);
        return defaults.isEmpty()
                ? doc
                : sentence(doc) + " Default: "
                        + defaults.stream().map(Javadoc::code).collect(Collectors.joining(", ")) + ".";
    }

    static String sentence(String doc) {
        return doc + (doc.matches("(?s).*[.!?>]") ? "" : ".");
    }

    /** A string literal of Java, or several in as many lines. */
    static String literal(String text) {
        if (text.length() > 90) {
            int end = text.lastIndexOf(' ', 80) < 40 ? 80 : text.lastIndexOf(' ', 80) + 1;
            return literal(text.substring(0, end)) + " + " + literal(text.substring(end));
        }
        StringBuilder literal = new StringBuilder("\"");
        text.chars()
                .forEach(c -> literal.append(
                        switch (c) {
                            case '"' -> "\\\"";
                            case '\\' -> "\\\\";
                            case '\n' -> "\\n";
                            case '\r' -> "\\r";
                            case '\t' -> "\\t";
                            default ->
                                Character.isISOControl(c) ? String.format("\\u%04x", c) : String.valueOf((char) c);
                        }));
        return literal.append('"').toString();
    }
}
