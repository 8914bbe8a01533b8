package org.onedata.oneprovider.spec.compatibility;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.onedata.oneprovider.spec.compatibility.Difference.Breaks;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * Comparison of two OpenAPI files, with a verdict for each difference on whom it breaks.
 *
 * <p>A caller breaks if it was written for the old contract and its server follows the new one, an implementer if it
 * was written for the old contract and its callers follow the new one. A difference without a rule here breaks both.
 */
final class ContractComparison {
    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");
    private static final Set<String> TEXTS =
            Set.of("title", "summary", "description", "example", "examples", "externalDocs", "deprecated");
    private static final Set<String> OPERATIONS_AND_PARAMETERS =
            Stream.concat(METHODS.stream(), Stream.of("parameters")).collect(Collectors.toSet());
    private static final Pattern PATH_PARAMETER = Pattern.compile("\\{([^}]+)}");

    private final JsonNode oldContract;
    private final JsonNode newContract;
    private final List<Difference> differences = new ArrayList<>();
    private final Set<String> comparedSchemas = new HashSet<>();

    private ContractComparison(JsonNode oldContract, JsonNode newContract) {
        this.oldContract = oldContract;
        this.newContract = newContract;
    }

    static List<Difference> of(JsonNode oldContract, JsonNode newContract) {
        ContractComparison comparison = new ContractComparison(oldContract, newContract);
        comparison.compare();
        return List.copyOf(comparison.differences);
    }

    /** Direction of a body or a parameter. */
    private enum Direction {
        REQUEST("in requests", Breaks.CALLERS, Breaks.IMPLEMENTERS),
        RESPONSE("in responses", Breaks.IMPLEMENTERS, Breaks.CALLERS);

        final String text;
        /** Whom a narrower schema breaks: the sender. */
        final Breaks sender;
        /** Whom a wider schema, or fewer required properties, break: the receiver. */
        final Breaks receiver;

        Direction(String text, Breaks sender, Breaks receiver) {
            this.text = text;
            this.sender = sender;
            this.receiver = receiver;
        }
    }

    private void compare() {
        others("the contract", oldContract, newContract, Set.of("paths", "components", "security", "tags", "servers"));
        others("servers", oldContract.at("/servers/0"), newContract.at("/servers/0"), Set.of("variables"));
        text("servers", "variables", oldContract.at("/servers/0"), newContract.at("/servers/0"));
        text("the contract", "tags", oldContract, newContract);
        text("components", "examples", oldContract.path("components"), newContract.path("components"));

        Map<String, Operation> added = operations(newContract);
        operations(oldContract).forEach((key, old) -> {
            Operation now = added.remove(key);
            if (now == null) {
                add(old.name, "gone", Breaks.BOTH);
            } else {
                operation(now.name, old, now);
            }
        });
        added.values().forEach(now -> add(now.name, "new operation", Breaks.NOBODY));
    }

    private record Operation(String name, List<String> pathParameters, JsonNode path, JsonNode node) {}

    /** Operations by method and path. Names of path parameters are ignored, since they are not sent. */
    private static Map<String, Operation> operations(JsonNode contract) {
        Map<String, Operation> operations = new LinkedHashMap<>();
        contract.path("paths")
                .forEachEntry((path, item) -> item.forEachEntry((method, operation) -> {
                    if (METHODS.contains(method)) {
                        String verb = method.toUpperCase(Locale.ROOT) + " ";
                        List<String> names = PATH_PARAMETER
                                .matcher(path)
                                .results()
                                .map(match -> match.group(1))
                                .toList();
                        operations.put(
                                verb + PATH_PARAMETER.matcher(path).replaceAll("{}"),
                                new Operation(verb + path, names, item, operation));
                    }
                }));
        return operations;
    }

    private void operation(String where, Operation old, Operation now) {
        changed(where, "operationId", old.node, now.node, Breaks.BOTH, ", and with it its method in Java");
        changed(where, "tags", old.node, now.node, Breaks.BOTH, ", and with it its interface in Java");
        parameters(where, old, now);
        requestBody(
                where,
                resolve(oldContract, old.node.path("requestBody")),
                resolve(newContract, now.node.path("requestBody")));
        responses(where, old.node.path("responses"), now.node.path("responses"));
        security(where, old.node, now.node);
        others(where, old.path, now.path, OPERATIONS_AND_PARAMETERS);
        repeatable(where, old.node.path("x-repeatable"), now.node.path("x-repeatable"));
        others(
                where,
                old.node,
                now.node,
                Set.of("operationId", "tags", "parameters", "requestBody", "responses", "security", "x-repeatable"));
    }

    private void parameters(String where, Operation old, Operation now) {
        Map<String, JsonNode> added = parameters(newContract, now, now.pathParameters);
        parameters(oldContract, old, now.pathParameters).forEach((name, parameter) -> {
            JsonNode other = added.remove(name);
            String place = where + ", " + name;
            if (other == null) {
                add(place, "gone", Breaks.CALLERS);
                return;
            }
            required(place, isRequired(parameter), isRequired(other), Direction.REQUEST);
            schema(place, parameter.path("schema"), other.path("schema"), Direction.REQUEST);
            others(place, parameter, other, Set.of("name", "in", "required", "schema"));
        });
        added.forEach((name, parameter) -> {
            boolean required = isRequired(parameter);
            add(
                    where + ", " + name,
                    required ? "new, and required" : "new, and optional",
                    required ? Breaks.CALLERS : Breaks.NOBODY);
        });
    }

    /** Parameters by their names in messages; path parameters by their names in the new contract. */
    private static Map<String, JsonNode> parameters(JsonNode contract, Operation operation, List<String> pathNames) {
        Map<String, JsonNode> parameters = new LinkedHashMap<>();
        Stream.concat(
                        operation.path.path("parameters").valueStream(),
                        operation.node.path("parameters").valueStream())
                .map(parameter -> resolve(contract, parameter))
                .forEach(parameter -> {
                    String name = parameter.path("name").asString("");
                    int position = operation.pathParameters.indexOf(name);
                    String in = parameter.path("in").asString("");
                    parameters.put(
                            in + " parameter " + (in.equals("path") && position >= 0 ? pathNames.get(position) : name),
                            parameter);
                });
        return parameters;
    }

    private void requestBody(String where, JsonNode old, JsonNode now) {
        String place = where + ", request body";
        if (old.isMissingNode() != now.isMissingNode()) {
            String added = isRequired(now) ? "new, and required" : "new, and optional";
            add(
                    place,
                    now.isMissingNode() ? "gone" : added,
                    now.isMissingNode() || isRequired(now) ? Breaks.CALLERS : Breaks.NOBODY);
            return;
        }
        required(place, isRequired(old), isRequired(now), Direction.REQUEST);
        content(place, old.path("content"), now.path("content"), Direction.REQUEST);
        others(place, old, now, Set.of("required", "content"));
    }

    private void responses(String where, JsonNode old, JsonNode now) {
        union(old, now).forEach(status -> {
            String place = where + ", response " + status;
            if (now.path(status).isMissingNode()) {
                add(place, "gone", Breaks.BOTH);
            } else if (old.path(status).isMissingNode()) {
                // A caller handles any status: all but successes are errors.
                add(place, "new", status.startsWith("2") ? Breaks.CALLERS : Breaks.NOBODY);
            } else {
                JsonNode oldAnswer = resolve(oldContract, old.path(status));
                JsonNode newAnswer = resolve(newContract, now.path(status));
                headers(place, oldAnswer.path("headers"), newAnswer.path("headers"));
                content(place, oldAnswer.path("content"), newAnswer.path("content"), Direction.RESPONSE);
                others(place, oldAnswer, newAnswer, Set.of("headers", "content"));
            }
        });
    }

    private void headers(String where, JsonNode old, JsonNode now) {
        union(old, now).forEach(name -> {
            String place = where + ", header " + name;
            JsonNode oldHeader = resolve(oldContract, old.path(name));
            JsonNode newHeader = resolve(newContract, now.path(name));
            boolean isRequired = isRequired(newHeader);
            if (newHeader.isMissingNode()) {
                add(place, "gone", Breaks.CALLERS);
            } else if (oldHeader.isMissingNode()) {
                add(place, isRequired ? "new, and required" : "new", isRequired ? Breaks.IMPLEMENTERS : Breaks.NOBODY);
            } else {
                required(place, isRequired(oldHeader), isRequired, Direction.RESPONSE);
                schema(place, oldHeader.path("schema"), newHeader.path("schema"), Direction.RESPONSE);
                others(place, oldHeader, newHeader, Set.of("required", "schema"));
            }
        });
    }

    private static boolean isRequired(JsonNode parameterOrBody) {
        return parameterOrBody.path("required").asBoolean(false);
    }

    private void required(String where, boolean was, boolean is, Direction direction) {
        if (was != is) {
            add(where, is ? "required" : "no longer required", is ? direction.sender : direction.receiver);
        }
    }

    private void content(String where, JsonNode old, JsonNode now, Direction direction) {
        union(old, now).forEach(mediaType -> {
            String place = where + ", " + mediaType;
            if (now.path(mediaType).isMissingNode()) {
                add(place, "gone", direction == Direction.REQUEST ? Breaks.CALLERS : Breaks.BOTH);
            } else if (old.path(mediaType).isMissingNode()) {
                add(place, "new", direction == Direction.REQUEST ? Breaks.NOBODY : Breaks.CALLERS);
            } else {
                schema(
                        place,
                        old.path(mediaType).path("schema"),
                        now.path(mediaType).path("schema"),
                        direction);
                others(place, old.path(mediaType), now.path(mediaType), Set.of("schema"));
            }
        });
    }

    private void schema(String where, JsonNode oldSchema, JsonNode newSchema, Direction direction) {
        JsonNode oldReference = unwrapped(oldContract, oldSchema);
        JsonNode newReference = unwrapped(newContract, newSchema);
        if (oldReference != oldSchema || newReference != newSchema) {
            others(
                    where + " (" + direction.text + ")",
                    oldReference == oldSchema ? MissingNode.getInstance() : oldSchema,
                    newReference == newSchema ? MissingNode.getInstance() : newSchema,
                    Set.of("allOf"));
        }
        String place = where;
        if (oldReference.has("$ref") && oldReference.equals(newReference)) {
            // Compared once under its own name, however many refer to it.
            place = oldReference.path("$ref").asString().replaceFirst(".*/", "");
            if (!comparedSchemas.add(place + direction)) {
                return;
            }
        }
        JsonNode old = resolve(oldContract, oldReference);
        JsonNode now = resolve(newContract, newReference);
        Set<String> wasRequired = texts(old.path("required"));
        Set<String> isRequired = texts(now.path("required"));

        for (String name : union(old.path("properties"), now.path("properties"))) {
            String property = place + "." + name;
            String in = property + " (" + direction.text + ")";
            if (!now.path("properties").has(name)) {
                add(in, "gone", Breaks.CALLERS);
            } else if (!old.path("properties").has(name)) {
                boolean required = isRequired.contains(name);
                add(
                        in,
                        required ? "new, and required" : "new, and optional",
                        required ? direction.sender : Breaks.NOBODY);
            } else {
                required(in, wasRequired.contains(name), isRequired.contains(name), direction);
                schema(
                        property,
                        old.path("properties").path(name),
                        now.path("properties").path(name),
                        direction);
            }
        }
        Set<String> undeclared = new LinkedHashSet<>(wasRequired);
        undeclared.addAll(isRequired);
        undeclared.removeAll(union(old.path("properties"), now.path("properties")));
        for (String name : undeclared) {
            String property = place + "." + name + " (" + direction.text + ")";
            required(property, wasRequired.contains(name), isRequired.contains(name), direction);
        }
        String in = place + (place.endsWith(")") ? "" : " (" + direction.text + ")");
        enumeration(in, texts(old.path("enum")), texts(now.path("enum")), direction);
        Set<String> compared = new HashSet<>(Set.of("properties", "required", "enum"));
        for (String key : List.of("items", "additionalProperties")) {
            if (old.path(key).isObject() && now.path(key).isObject()) {
                compared.add(key);
                schema(place + "[]", old.path(key), now.path(key), direction);
            }
        }
        for (String key : List.of("allOf", "oneOf", "anyOf")) {
            if (old.path(key).size() == now.path(key).size()) {
                compared.add(key);
                for (int i = 0; i < old.path(key).size(); i++) {
                    schema(
                            place + "/" + key + "[" + i + "]",
                            old.path(key).get(i),
                            now.path(key).get(i),
                            direction);
                }
            }
        }
        others(in, old, now, compared);
    }

    /** The schema in an {@code allOf} of one, which is how OpenAPI 3.0 has a reference described; any other as it is. */
    private static JsonNode unwrapped(JsonNode contract, JsonNode schema) {
        JsonNode wrapper = resolve(contract, schema);
        boolean wraps = wrapper.path("allOf").size() == 1
                && wrapper.propertyNames().stream()
                        .allMatch(key -> key.equals("allOf") || key.equals("nullable") || isText(key));
        return wraps ? unwrapped(contract, wrapper.path("allOf").get(0)) : schema;
    }

    private void enumeration(String where, Set<String> old, Set<String> now, Direction direction) {
        if (old.isEmpty() != now.isEmpty()) {
            add(
                    where,
                    now.isEmpty() ? "any value" : "only some values",
                    now.isEmpty() ? direction.receiver : direction.sender);
            return;
        }
        old.stream()
                .filter(value -> !now.contains(value))
                .forEach(value -> add(where, "value " + value + " gone", direction.sender));
        now.stream()
                .filter(value -> !old.contains(value))
                .forEach(value -> add(where, "value " + value + " new", direction.receiver));
    }

    private void security(String where, JsonNode old, JsonNode now) {
        JsonNode oldSecurity = old.has("security") ? old.path("security") : oldContract.path("security");
        JsonNode newSecurity = now.has("security") ? now.path("security") : newContract.path("security");
        List<String> was = schemes(oldContract, oldSecurity);
        List<String> is = schemes(newContract, newSecurity);
        if (!was.equals(is)) {
            // A caller knows one way, and an implementer all of them.
            Breaks breaks =
                    is.containsAll(was) ? Breaks.IMPLEMENTERS : was.containsAll(is) ? Breaks.CALLERS : Breaks.BOTH;
            add(where + ", security", was + " became " + is, breaks);
        }
    }

    /** The alternatives of a security requirement, each described by how its credentials are sent. */
    private static List<String> schemes(JsonNode contract, JsonNode security) {
        if (security.isEmpty()) {
            return List.of("nothing");
        }
        return security.valueStream()
                .map(alternative -> alternative
                        .propertyStream()
                        .map(needed -> scheme(contract, needed.getKey())
                                + (needed.getValue().isEmpty() ? "" : " " + needed.getValue()))
                        .sorted()
                        .collect(Collectors.joining(" and ")))
                .map(alternative -> alternative.isEmpty() ? "nothing" : alternative)
                .sorted()
                .toList();
    }

    private static String scheme(JsonNode contract, String name) {
        JsonNode scheme = contract.at("/components/securitySchemes").path(name);
        return Stream.of("type", "scheme", "in", "name")
                .map(key -> scheme.path(key).asString(""))
                .filter(value -> !value.isEmpty())
                .reduce((a, b) -> a + " " + b)
                .orElse("unknown");
    }

    /** Compares {@code x-repeatable}, which is not sent, but decides whether the client retries. */
    private void repeatable(String where, JsonNode old, JsonNode now) {
        if (old.isMissingNode() && !now.isMissingNode()) {
            add(where, "x-repeatable new: it is sent again after a failure", Breaks.IMPLEMENTERS);
        } else if (!old.isMissingNode() && now.isMissingNode()) {
            add(where, "x-repeatable gone: it is no longer sent again after a failure", Breaks.CALLERS);
        } else if (!old.equals(now)) {
            add(where, "x-repeatable: " + old + " became " + now, Breaks.BOTH);
        }
    }

    /** Compares the remaining keys: texts and extensions break nobody, any other may break both. */
    private void others(String where, JsonNode old, JsonNode now, Set<String> compared) {
        for (String key : union(old, now)) {
            if (compared.contains(key) || key.equals("$ref")) {
                continue;
            }
            if (isText(key) || key.equals("info")) {
                text(where, key, old, now);
            } else {
                changed(where, key, old, now, Breaks.BOTH, "");
            }
        }
    }

    private static boolean isText(String key) {
        return TEXTS.contains(key) || key.startsWith("x-");
    }

    private void text(String where, String key, JsonNode old, JsonNode now) {
        if (!old.path(key).equals(now.path(key))) {
            add(where, key + " changed", Breaks.NOBODY);
        }
    }

    private void changed(String where, String key, JsonNode old, JsonNode now, Breaks breaks, String consequence) {
        if (!old.path(key).equals(now.path(key))) {
            add(where, key + ": " + value(old.path(key)) + " became " + value(now.path(key)) + consequence, breaks);
        }
    }

    private static String value(JsonNode node) {
        return node.isMissingNode() ? "nothing" : node.isString() ? node.asString() : node.toString();
    }

    private static JsonNode resolve(JsonNode contract, JsonNode node) {
        JsonNode resolved = node;
        while (resolved.has("$ref")) {
            resolved = contract.at(resolved.path("$ref").asString().substring(1));
        }
        return resolved.isMissingNode() ? MissingNode.getInstance() : resolved;
    }

    private static Set<String> union(JsonNode old, JsonNode now) {
        Set<String> names = new LinkedHashSet<>(old.propertyNames());
        names.addAll(now.propertyNames());
        return names;
    }

    private static Set<String> texts(JsonNode array) {
        Set<String> texts = new LinkedHashSet<>();
        array.forEach(value -> texts.add(value.asString()));
        return texts;
    }

    private void add(String where, String what, Breaks breaks) {
        differences.add(new Difference(where, what, breaks));
    }
}
