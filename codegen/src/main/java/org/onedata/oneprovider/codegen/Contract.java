package org.onedata.oneprovider.codegen;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.openapitools.codegen.utils.ModelUtils;

/** A contract as it was read, made plain before the generator sees it; what would be generated wrongly is refused. */
@SuppressWarnings({"rawtypes", "unchecked"}) // The generator's own way with schemas.
final class Contract {
    private final OpenAPI openApi;
    private final Set<Schema> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    /** Constraints that Jakarta Validation lacks. */
    private final Set<String> ownConstraints = new TreeSet<>();

    Contract(OpenAPI openApi) {
        this.openApi = openApi;
        if (openApi.getComponents() == null) {
            openApi.setComponents(new Components());
        }
    }

    /** Thrown with the place in the YAML. */
    static IllegalArgumentException refused(String place, String what) {
        return new IllegalArgumentException("The contract cannot be generated. At " + place + ": " + what);
    }

    /** Returns the names of the constraints of our own that the contract needs. */
    Set<String> simplify() {
        Map<String, Schema> schemas = ModelUtils.getSchemas(openApi);
        schemas.forEach((name, schema) -> simplify("components.schemas." + name, schema));
        Components components = openApi.getComponents();
        shared(components.getParameters())
                .forEach((name, parameter) -> check("components.parameters." + name, parameter));
        if (openApi.getPaths() != null) {
            openApi.getPaths().forEach((path, item) -> simplify("paths." + path, item));
        }
        shared(components.getParameters())
                .forEach((name, parameter) -> parameter.setSchema(named(name + "_parameter", parameter.getSchema())));
        shared(components.getRequestBodies()).forEach((name, body) -> name(name + "_request", body.getContent()));
        shared(components.getResponses()).forEach((name, response) -> name(name + "_response", response.getContent()));
        return ownConstraints;
    }

    private void simplify(String place, PathItem item) {
        item.readOperationsMap().forEach((method, operation) -> {
            String at = place + "." + method.name().toLowerCase();
            if (method == PathItem.HttpMethod.TRACE) {
                throw refused(at, "TRACE has no annotation in JAX-RS");
            }
            simplify(at, operation);
        });
        checkAll(place, item.getParameters());
    }

    private void simplify(String place, Operation operation) {
        checkAll(place, operation.getParameters());
        if (operation.getRequestBody() != null) {
            simplify(
                    place + ".requestBody",
                    ModelUtils.getReferencedRequestBody(openApi, operation.getRequestBody())
                            .getContent());
        }
        operation
                .getResponses()
                .forEach((status, response) -> simplify(
                        place + ".responses." + status,
                        ModelUtils.getReferencedApiResponse(openApi, response).getContent()));
    }

    private void simplify(String place, Content content) {
        if (content != null) {
            content.forEach((type, media) -> simplify(place + ".content." + type, media.getSchema()));
        }
    }

    private void checkAll(String place, List<Parameter> parameters) {
        for (int i = 0; parameters != null && i < parameters.size(); i++) {
            check(place + ".parameters[" + i + "]", parameters.get(i));
        }
    }

    private void check(String place, Parameter reference) {
        Parameter parameter = ModelUtils.getReferencedParameter(openApi, reference);
        String at = place + " (" + parameter.getName() + ")";
        if (parameter.getSchema() == null) {
            throw refused(at, "a parameter needs a schema; one with a media type is not supported");
        }
        simplify(at + ".schema", parameter.getSchema());
        parameter.setSchema(plain(parameter.getSchema()));
        if ("cookie".equals(parameter.getIn())) {
            throw refused(at, "cookies are not supported");
        }
        boolean isInQuery = "query".equals(parameter.getIn());
        Object style = parameter.getStyle(); // Null in what was Swagger 2.0.
        if (style != null && !style.toString().equals(isInQuery ? "form" : "simple")) {
            throw refused(at, "the style " + style + " is not supported");
        }
        Schema schema = ModelUtils.unaliasSchema(openApi, parameter.getSchema());
        if (schema.getItems() != null && (!isInQuery || Boolean.FALSE.equals(parameter.getExplode()))) {
            throw refused(at, "a list has to be in the query, and exploded: JAX-RS splits no values at commas");
        }
        Schema item = schema.getItems() == null ? schema : ModelUtils.unaliasSchema(openApi, schema.getItems());
        if (!isPlain(item)) {
            throw refused(at, "a parameter is a plain value or a list of them");
        }
    }

    private static <T> Map<String, T> shared(Map<String, T> components) {
        return components == null ? Map.of() : components;
    }

    private void name(String name, Content content) {
        if (content != null) {
            content.values().forEach(media -> media.setSchema(named(name, media.getSchema())));
        }
    }

    /** What operations share has a class of its own, named after it and not after the first of them. */
    private Schema named(String name, Schema<?> schema) {
        if (schema == null || schema.get$ref() != null) {
            return schema;
        }
        if (schema.getItems() != null) {
            schema.setItems(named(name, schema.getItems()));
        } else if (Types.isModel(schema)) {
            String unique = OneproviderCodegen.unique(
                    name, new HashSet<>(ModelUtils.getSchemas(openApi).keySet()));
            openApi.getComponents().addSchemas(unique, schema);
            return new Schema().$ref(unique).description(schema.getDescription());
        }
        return schema;
    }

    /** What may be a string or a number is a string in a request. */
    private Schema plain(Schema reference) {
        Schema<?> schema = ModelUtils.getReferencedSchema(openApi, reference);
        if (schema.get$ref() != null) {
            return reference;
        }
        if (schema.getItems() != null) {
            schema.setItems(plain(schema.getItems()));
        } else if (ModelUtils.getType(schema) == null && isOnlyWords(schema) && schema.getAllOf() == null) {
            return new StringSchema().description(schema.getDescription());
        }
        return reference;
    }

    /** Whether the values of a schema are strings, numbers or booleans. */
    boolean isPlain(Schema reference) {
        Schema schema = ModelUtils.getReferencedSchema(openApi, reference);
        return Set.of("string", "integer", "number", "boolean").contains(String.valueOf(ModelUtils.getType(schema)))
                || Stream.of(alternatives(schema), schema.getAllOf() == null ? List.<Schema>of() : schema.getAllOf())
                        .anyMatch(parts -> !parts.isEmpty() && parts.stream().allMatch(part -> isPlain((Schema) part)));
    }

    private static List<Schema> alternatives(Schema schema) {
        List<Schema> alternatives = schema.getOneOf() == null ? schema.getAnyOf() : schema.getOneOf();
        return alternatives == null ? List.of() : alternatives;
    }

    private void simplify(String place, Schema schema) {
        if (schema == null || !seen.add(schema)) {
            return;
        }
        if (schema.get$ref() != null && ModelUtils.getReferencedSchema(openApi, schema) == schema) {
            throw refused(place, "nothing is at " + schema.get$ref());
        }
        if (schema.getPattern() != null) {
            try {
                Pattern.compile(schema.getPattern());
            } catch (PatternSyntaxException e) {
                throw refused(place, "the pattern " + schema.getPattern() + " is none in Java");
            }
        }
        if (schema.getMultipleOf() != null) {
            ownConstraints.add("MultipleOf");
        }
        if (schema.getMinItems() != null && schema.getMinItems() > 1) {
            ownConstraints.add("MinItems");
        }
        if (schema.getTypes() != null
                && schema.getTypes().stream()
                                .filter(type -> !type.equals("null"))
                                .count()
                        > 1) {
            throw refused(place, "several types are not supported");
        }
        if (schema.getNot() != null) {
            throw refused(place, "not is not supported");
        }
        forEachPart(place, schema);
        if (!alternatives(schema).isEmpty()) {
            simplifyAlternatives(place, schema);
        } else if (schema.getAllOf() != null) {
            merge(place, schema);
        }
    }

    private void forEachPart(String place, Schema schema) {
        simplify(place + ".items", schema.getItems());
        if (schema.getAdditionalProperties() instanceof Schema values) {
            simplify(place + ".additionalProperties", values);
        }
        if (schema.getProperties() != null) {
            schema.getProperties()
                    .forEach((name, property) -> simplify(place + ".properties." + name, (Schema) property));
        }
        Map<String, List<Schema>> parts = new LinkedHashMap<>();
        parts.put("allOf", schema.getAllOf());
        parts.put("oneOf", schema.getOneOf());
        parts.put("anyOf", schema.getAnyOf());
        parts.forEach((kind, schemas) -> {
            for (int i = 0; schemas != null && i < schemas.size(); i++) {
                simplify(place + "." + kind + "[" + i + "]", schemas.get(i));
            }
        });
    }

    private void simplifyAlternatives(String place, Schema schema) {
        List<Schema> alternatives = alternatives(schema);
        if (alternatives.stream().allMatch(this::isPlain)) {
            schema.setOneOf(null);
            schema.setAnyOf(null);
            schema.setType(null);
            return;
        }
        if (schema.getOneOf() == null || schema.getDiscriminator() == null) {
            throw refused(place, "alternatives need oneOf and a discriminator, unless all are plain values");
        }
        String property = schema.getDiscriminator().getPropertyName();
        for (Schema alternative : alternatives) {
            Schema target = ModelUtils.getReferencedSchema(openApi, alternative);
            if (alternative.get$ref() == null || !alternatives(target).isEmpty()) {
                throw refused(place, "an alternative of oneOf has to be a $ref to an object");
            }
            simplify(alternative.get$ref().replace("#/", "").replace('/', '.'), target);
            if (target.getProperties() == null || !target.getProperties().containsKey(property)) {
                throw refused(place, alternative.get$ref() + " lacks the discriminator's property " + property);
            }
        }
        if (schema.getProperties() != null || schema.getAllOf() != null) {
            throw refused(place, "oneOf beside properties or allOf is not supported");
        }
    }

    /** Makes one schema of the parts; a single reference with nothing but words beside it stays a reference. */
    private void merge(String place, Schema schema) {
        List<Schema> parts = new ArrayList<>(schema.getAllOf());
        schema.setAllOf(null);
        parts.forEach(part -> addWords(part, schema));
        parts.removeIf(part -> part.get$ref() == null && isOnlyWords(part));
        if (parts.size() == 1 && parts.get(0).get$ref() != null && isOnlyWords(schema)) {
            schema.setType(null);
            schema.set$ref(parts.get(0).get$ref());
            return;
        }
        Map<String, Schema> properties = new LinkedHashMap<>();
        Set<String> required = new LinkedHashSet<>();
        Consumer<Schema> add = part -> {
            properties.putAll(part.getProperties() == null ? Map.of() : part.getProperties());
            required.addAll(part.getRequired() == null ? List.of() : part.getRequired());
        };
        for (Schema reference : parts) {
            Schema part = ModelUtils.getReferencedSchema(openApi, reference);
            if (reference.get$ref() != null) {
                simplify(reference.get$ref().replace("#/", "").replace('/', '.'), part);
                part = ModelUtils.getReferencedSchema(openApi, part);
            }
            if (!alternatives(part).isEmpty() || part.getAllOf() != null) {
                throw refused(place, "a part of allOf that has alternatives, or contains itself, is not supported");
            }
            addConstraints(part, schema);
            add.accept(part);
            if (part.getAdditionalProperties() instanceof Schema) {
                schema.setAdditionalProperties(part.getAdditionalProperties());
            }
        }
        if (isPlain(schema) || schema.getItems() != null) {
            if (!properties.isEmpty()) {
                throw refused(place, "allOf of an object and of something else has no values");
            }
            return;
        }
        add.accept(schema);
        schema.setType("object");
        schema.setProperties(properties.isEmpty() ? null : properties);
        schema.setRequired(required.isEmpty() ? null : new ArrayList<>(required));
    }

    /** Whether a schema says nothing of its values. */
    private static boolean isOnlyWords(Schema schema) {
        return schema.getProperties() == null
                && schema.getItems() == null
                && schema.getEnum() == null
                && schema.getRequired() == null
                && !(schema.getAdditionalProperties() instanceof Schema)
                && Stream.of(
                                schema.getPattern(),
                                schema.getMaxLength(),
                                schema.getMinLength(),
                                schema.getMaximum(),
                                schema.getMinimum(),
                                schema.getMultipleOf(),
                                schema.getMaxItems(),
                                schema.getMinItems(),
                                schema.getMaxProperties(),
                                schema.getMinProperties())
                        .allMatch(Objects::isNull)
                && (schema.getType() == null || schema.getType().equals("object"));
    }

    private static void addWords(Schema from, Schema to) {
        add(from::getDescription, to::getDescription, to::setDescription);
        add(from::getNullable, to::getNullable, to::setNullable);
        add(from::getDefault, to::getDefault, to::setDefault);
        add(from::getReadOnly, to::getReadOnly, to::setReadOnly);
        add(from::getWriteOnly, to::getWriteOnly, to::setWriteOnly);
        add(from::getDeprecated, to::getDeprecated, to::setDeprecated);
    }

    private static void addConstraints(Schema from, Schema to) {
        addWords(from, to);
        add(() -> ModelUtils.getType(from), () -> ModelUtils.getType(to), to::setType);
        add(from::getFormat, to::getFormat, to::setFormat);
        add(from::getEnum, to::getEnum, to::setEnum);
        add(from::getItems, to::getItems, to::setItems);
        add(from::getUniqueItems, to::getUniqueItems, to::setUniqueItems);
        add(from::getPattern, to::getPattern, to::setPattern);
        add(from::getMinLength, to::getMinLength, to::setMinLength, Math::max);
        add(from::getMaxLength, to::getMaxLength, to::setMaxLength, Math::min);
        add(from::getMinItems, to::getMinItems, to::setMinItems, Math::max);
        add(from::getMaxItems, to::getMaxItems, to::setMaxItems, Math::min);
        add(from::getMinProperties, to::getMinProperties, to::setMinProperties, Math::max);
        add(from::getMaxProperties, to::getMaxProperties, to::setMaxProperties, Math::min);
        add(from::getMultipleOf, to::getMultipleOf, to::setMultipleOf);
        add(from::getMinimum, to::getMinimum, to::setMinimum, BigDecimal::max);
        add(from::getMaximum, to::getMaximum, to::setMaximum, BigDecimal::min);
        add(from::getExclusiveMinimum, to::getExclusiveMinimum, to::setExclusiveMinimum);
        add(from::getExclusiveMaximum, to::getExclusiveMaximum, to::setExclusiveMaximum);
    }

    private static <T> void add(Supplier<T> from, Supplier<T> to, Consumer<T> set) {
        add(from, to, set, (one, other) -> other);
    }

    /** What both have is what the function makes of both. */
    private static <T> void add(Supplier<T> from, Supplier<T> to, Consumer<T> set, BinaryOperator<T> both) {
        if (from.get() != null) {
            set.accept(to.get() == null ? from.get() : both.apply(from.get(), to.get()));
        }
    }
}
