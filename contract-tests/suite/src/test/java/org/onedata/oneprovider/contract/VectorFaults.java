package org.onedata.oneprovider.contract;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Faults of vectors that conform to their schema: contradictions to the contract, and parts of it that no vector
 * covers.
 */
final class VectorFaults {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final String ENVELOPE = "ErrorResponse";
    private static final String RESERVED = ":/?#[]@!$&'()*+,;=";

    private final JsonNode contract;
    private final JsonNode errors = yaml("/openapi/errors.yaml").path("errors");
    private final SchemaRegistry schemas;
    private final Map<String, Operation> operations;
    private final List<String> faults = new ArrayList<>();

    private VectorFaults(JsonNode contract) {
        this.contract = contract;
        schemas = SchemaRegistry.withDialect(
                Dialects.getOpenApi30(), builder -> builder.schemas(Map.of("urn:contract", contract.toString())));
        operations = operations(contract);
    }

    /** Finds all faults. Each is one line: the id of the vector or the part of the contract, and the reason. */
    static List<String> of(Vectors vectors, JsonNode contract) {
        VectorFaults check = new VectorFaults(contract);
        vectors.requests().forEach(check::request);
        vectors.responses().forEach(check::response);
        vectors.malformedRequests().forEach(check::malformedRequest);
        vectors.bodies().forEach(check::body);
        check.coverage(vectors);
        return check.faults;
    }

    private record Operation(String method, String path, JsonNode node) {

        JsonNode responses() {
            return node.path("responses");
        }

        /** The status of a success. */
        String success() {
            return responses().propertyNames().stream()
                    .filter(status -> status.startsWith("2"))
                    .findFirst()
                    .orElse("none");
        }

        /** The names of the parameters of a query. */
        List<String> queryParameters() {
            return node.path("parameters")
                    .valueStream()
                    .filter(parameter -> parameter.path("in").asString("").equals("query"))
                    .map(parameter -> parameter.path("name").asString())
                    .toList();
        }
    }

    private void request(RequestVector vector) {
        RequestVector.Request request = vector.request();
        Operation operation = operations.get(vector.operation());
        if (operation == null) {
            fault(vector, "the contract has no operation " + vector.operation());
            return;
        }
        if (!operation.method.equals(request.method())) {
            fault(vector, vector.operation() + " is a " + operation.method);
        }
        Map<String, String> decoded = params(operation, request.path());
        if (!vector.params().equals(decoded)) {
            fault(vector, "the path decodes to " + decoded + ", not to " + vector.params());
        }
        if (vector.appliesTo().client() && !request.path().equals(expand(operation, vector.params()))) {
            fault(vector, "the path of a client is " + expand(operation, vector.params()));
        }
        if (!vector.token().equals(header(request.headers(), "X-Auth-Token"))) {
            fault(vector, "the token does not stand in X-Auth-Token");
        }
        if (vector.appliesTo().client() && !"application/json".equals(header(request.headers(), "Accept"))) {
            fault(vector, "a client accepts application/json");
        }
        requestBody(vector, operation);
        for (String name : request.forbiddenHeaders()) {
            if (header(request.headers(), name) != null || header(request.headersMatching(), name) != null) {
                fault(vector, "the header " + name + " is both wanted and forbidden");
            }
        }
    }

    private void requestBody(RequestVector vector, Operation operation) {
        RequestVector.Request request = vector.request();
        JsonNode declared = operation.node.path("requestBody");
        if (request.body() == null) {
            if (declared.path("required").asBoolean(false)) {
                fault(vector, vector.operation() + " has a body");
            }
            return;
        }
        String mediaType = String.valueOf(header(request.headers(), "Content-Type"));
        JsonNode content = declared.path("content").path(mediaType);
        if (content.isMissingNode()) {
            fault(vector, vector.operation() + " has no body of the type " + mediaType);
        } else {
            validate(referred(content.path("schema")), request.body())
                    .forEach(place -> fault(vector, "the body breaks the contract at " + place));
        }
    }

    private void response(ResponseVector vector) {
        Operation operation = operations.get(vector.operation());
        if (operation == null) {
            fault(vector, "the contract has no operation " + vector.operation());
            return;
        }
        ResponseVector.Response response = vector.response();
        ResponseVector.Outcome outcome = vector.outcome();
        boolean success = response.status() / 100 == 2;
        if (success != (outcome.result() == ResponseVector.Result.SUCCESS)) {
            fault(vector, "a " + response.status() + " is " + (success ? "a success" : "an error"));
        }
        if (!success && !Objects.equals(outcome.status(), response.status())) {
            fault(vector, "the caller sees status " + outcome.status() + ", the response has " + response.status());
        }
        if (documented(operation, response) != vector.documented()) {
            fault(vector, "documented is " + vector.documented() + ", which the contract denies");
        }
        if (outcome.error() != null && !json(outcome.error()).isObject()) {
            fault(vector, "the error is no object");
        }
        if (vector.origin().contains("release 25.0")) {
            listed(vector, response.status(), json(outcome.error()));
        }
        if (vector.appliesTo().server()) {
            if (success && !operation.success().equals(String.valueOf(response.status()))) {
                fault(vector, "a server sends a success as " + operation.success());
            }
            if (success && !json(response.body()).equals(json(outcome.value()))) {
                fault(vector, "the body of a success is the result of the outcome");
            }
            if (!success && !validate(ENVELOPE, response.body()).isEmpty()) {
                fault(
                        vector,
                        "a server may not send this body: "
                                + validate(ENVELOPE, response.body()).get(0));
            }
            if (!success && !json(response.body()).path("error").equals(json(outcome.error()))) {
                fault(vector, "the body of a server holds the error of the outcome");
            }
        }
    }

    /** Compares an error of release 25.0 with the list of errors; a text only if the details are whole. */
    private void listed(ResponseVector vector, int status, JsonNode error) {
        String id = error.path("id").asString("");
        JsonNode entry = errors.path(id);
        if (entry.has("status") && entry.path("status").asInt() != status) {
            fault(vector, "the list of errors has " + id + " with " + entry.path("status"));
        }
        String[] description = {entry.path("description").asString("")};
        boolean[] whole = {!entry.isMissingNode()};
        entry.path("details").forEachEntry((name, declared) -> {
            JsonNode detail = error.path("details").path(name);
            String type = declared.path("type").asString();
            boolean isAbsent = detail.isMissingNode() || detail.isNull();
            if (!isAbsent && !type.equals(typeOf(detail))) {
                fault(vector, "the list of errors has " + name + " of " + id + " as " + type);
            }
            if (type.equals("error") && !isAbsent) {
                listed(
                        vector,
                        errors.path(detail.path("id").asString(""))
                                .path("status")
                                .asInt(),
                        detail);
            }
            whole[0] &= !isAbsent || declared.has("presence");
            String text = type.equals("error") ? detail.path("description").asString("") : detail.asString("");
            description[0] = description[0].replace(
                    "{" + name + "}", isAbsent ? declared.path("otherwise").asString("") : text);
        });
        if (whole[0]
                && error.has("description")
                && !description[0].equals(error.path("description").asString())) {
            fault(vector, "the list of errors describes " + id + " as <" + description[0] + ">");
        }
    }

    private static String typeOf(JsonNode detail) {
        if (detail.isObject()) {
            return detail.path("id").isString() ? "error" : "object";
        }
        return detail.isString() ? "string" : detail.isIntegralNumber() ? "integer" : "none";
    }

    private void malformedRequest(MalformedRequestVector vector) {
        if (!vector.reachesImplementer()) {
            if (vector.response().status() < 400) {
                fault(vector, "a request that does not reach the implementer is an error");
            }
            return;
        }
        String path = vector.request().path().replaceFirst("\\?.*", "");
        if (operations.values().stream()
                .noneMatch(operation -> operation.method.equals(vector.request().method())
                        && params(operation, path).equals(vector.params()))) {
            fault(vector, "method and path are no operation with " + vector.params());
        }
        if (vector.request().headers().values().stream().noneMatch(value -> value.endsWith(vector.token()))) {
            fault(vector, "the token stands in no header");
        }
    }

    private void body(BodyVector vector) {
        if (contract.at("/components/schemas").path(vector.schema()).isMissingNode()) {
            fault(vector, "the contract has no schema " + vector.schema());
            return;
        }
        if (vector.kind() == BodyVector.Kind.NEGATIVE) {
            if (json(vector.body()).isObject()
                    && validate(vector.schema(), vector.body()).isEmpty()) {
                fault(vector, "a body that is valid can be read");
            }
            return;
        }
        Set<String> violations = new TreeSet<>(validate(vector.schema(), vector.rewritten()));
        if (!violations.equals(new TreeSet<>(vector.violations()))) {
            fault(vector, "the contract is violated at " + violations + ", not at " + vector.violations());
        }
    }

    /** Finds parts of the contract that no vector covers. */
    private void coverage(Vectors vectors) {
        Set<String> operationIds = new LinkedHashSet<>(operations.keySet());
        vectors.requests().forEach(vector -> operationIds.remove(vector.operation()));
        operationIds.forEach(operation -> faults.add(operation + ": no request shows this operation"));
        operations.forEach((id, operation) -> {
            if (operation.responses().has(operation.success()) && !vectors.hasSuccessOf(id)) {
                faults.add(id + ": no response shows its success");
            }
        });

        for (char c : RESERVED.toCharArray()) {
            if (vectors.requests().stream()
                    .noneMatch(vector -> vector.appliesTo() == AppliesTo.BOTH
                            && vector.params().values().stream().anyMatch(value -> value.indexOf(c) >= 0))) {
                faults.add(c + ": no request shows this reserved character");
            }
        }

        // Errors are the same whatever was called, so that one operation shows them for all.
        Set<String> statuses = new LinkedHashSet<>();
        operations
                .values()
                .forEach(operation -> statuses.addAll(operation.responses().propertyNames()));
        Set<String> properties = new LinkedHashSet<>();
        collectProperties(ENVELOPE, properties);
        Set<String> violations = properties.stream()
                .filter(property -> !property.contains("="))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        contract.at("/components/schemas")
                .forEachEntry((name, schema) -> schema.path("properties")
                        .propertyStream()
                        .filter(property -> schema.path("required")
                                .valueStream()
                                .noneMatch(required -> required.asString().equals(property.getKey())))
                        .forEach(property -> violations.remove(name + "." + property.getKey())));

        for (ResponseVector vector : vectors.responses()) {
            if (vector.documented() && vector.appliesTo() == AppliesTo.BOTH) {
                statuses.remove(String.valueOf(vector.response().status()));
                collectShown(ENVELOPE, json(vector.response().body()), properties);
            }
        }
        statuses.forEach(status -> faults.add(status + ": no response shows this status"));
        properties.forEach(property -> faults.add(property + ": no response shows this"));

        contract.at("/components/schemas").forEachEntry((name, schema) -> {
            Set<BodyVector.Kind> kinds = new TreeSet<>(List.of(BodyVector.Kind.values()));
            Set<String> unshown = new LinkedHashSet<>();
            collectProperties(name, unshown);
            for (BodyVector vector : vectors.bodies()) {
                if (vector.schema().equals(name)) {
                    kinds.remove(vector.kind());
                    if (vector.kind() == BodyVector.Kind.POSITIVE) {
                        collectShown(name, json(vector.body()), unshown);
                    } else if (vector.violations().size() == 1) {
                        violations.remove(name + "." + vector.violations().get(0));
                    }
                }
            }
            kinds.forEach(
                    kind -> faults.add(name + ": no body is " + kind.name().toLowerCase(Locale.ROOT)));
            unshown.removeIf(property -> !property.startsWith(name + "."));
            unshown.forEach(property -> faults.add(property + ": no positive body shows this"));
        });
        violations.forEach(property -> faults.add(property + ": no body shows that this alone is missing or wrong"));
    }

    /**
     * Adds each property of a schema and of those it refers to, as {@code Schema.property}, and each value of an enum.
     */
    private void collectProperties(String name, Set<String> properties) {
        contract.at("/components/schemas").path(name).path("properties").forEachEntry((property, schema) -> {
            properties.add(name + "." + property);
            schema.path("enum").forEach(value -> properties.add(name + "." + property + "=" + value.asString()));
            if (schema.has("$ref")) {
                collectProperties(referred(schema), properties);
            }
        });
    }

    /** Removes each property and each enum value that appears in a JSON text. */
    private void collectShown(String name, JsonNode json, Set<String> properties) {
        JsonNode schemas = contract.at("/components/schemas").path(name).path("properties");
        json.forEachEntry((property, value) -> {
            properties.remove(name + "." + property);
            properties.remove(name + "." + property + "=" + value.asString(""));
            if (schemas.path(property).has("$ref")) {
                collectShown(referred(schemas.path(property)), value, properties);
            }
        });
    }

    private static String referred(JsonNode schema) {
        return schema.path("$ref").asString().replaceFirst(".*/", "");
    }

    private boolean documented(Operation operation, ResponseVector.Response response) {
        JsonNode declared = operation.responses().path(String.valueOf(response.status()));
        if (declared.isMissingNode()) {
            return false;
        }
        if (!declared.has("content")) {
            return response.body() == null;
        }
        String mediaType = Objects.requireNonNullElse(header(response.headers(), "Content-Type"), "")
                .replaceFirst("\\s*;.*", "")
                .toLowerCase(Locale.ROOT);
        JsonNode content = declared.path("content").path(mediaType);
        return !content.isMissingNode()
                && validate(referred(content.path("schema")), response.body()).isEmpty();
    }

    /** Paths of the properties at which a JSON text violates a schema. */
    private List<String> validate(String schema, String json) {
        JsonNode value = json(json);
        if (value.isMissingNode()) {
            return List.of("not JSON");
        }
        Schema declared = schemas.getSchema(SchemaLocation.of("urn:contract#/components/schemas/" + schema));
        return declared.validate(value).stream().map(VectorFaults::place).toList();
    }

    private static String place(Error error) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < error.getInstanceLocation().getNameCount(); i++) {
            names.add(error.getInstanceLocation().getElement(i).toString());
        }
        if (error.getKeyword().equals("required")) {
            names.add(error.getProperty());
        }
        return String.join(".", names);
    }

    private static JsonNode json(String text) {
        try {
            return text == null ? MissingNode.getInstance() : JSON.readTree(text);
        } catch (JacksonException e) {
            return MissingNode.getInstance();
        }
    }

    /** The decoded parameters of a path; empty if it does not match the template. */
    private static Map<String, String> params(Operation operation, String pathAndQuery) {
        Map<String, String> params = new LinkedHashMap<>();
        String[] parts = pathAndQuery.split("\\?", 2);
        String[] names = operation.path.split("/", -1);
        String[] segments = parts[0].split("/", -1);
        if (names.length != segments.length) {
            return Map.of();
        }
        for (int i = 0; i < names.length; i++) {
            if (names[i].startsWith("{")) {
                params.put(names[i].substring(1, names[i].length() - 1), decode(segments[i]));
            } else if (!names[i].equals(decode(segments[i]))) {
                return Map.of();
            }
        }
        if (parts.length == 2) {
            for (String parameter : parts[1].split("&")) {
                String[] nameAndValue = parameter.split("=", 2);
                params.put(decode(nameAndValue[0]), decode(nameAndValue.length == 2 ? nameAndValue[1] : ""));
            }
        }
        return params;
    }

    private static String decode(String segment) {
        return URI.create("http://localhost/" + segment).getPath().substring(1);
    }

    private static String expand(Operation operation, Map<String, String> params) {
        String path = operation.path;
        for (Map.Entry<String, String> param : params.entrySet()) {
            path = path.replace("{" + param.getKey() + "}", encode(param.getValue()));
        }
        String query = operation.queryParameters().stream()
                .filter(params::containsKey)
                .map(name -> name + "=" + encode(params.get(name)))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? path : path + "?" + query;
    }

    private static String encode(String text) {
        if (text.equals(".") || text.equals("..")) {
            return text.replace(".", "%2E");
        }
        StringBuilder encoded = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            boolean unreserved = String.valueOf((char) b).matches("[A-Za-z0-9._~-]");
            encoded.append(unreserved ? String.valueOf((char) b) : String.format("%%%02X", b));
        }
        return encoded.toString();
    }

    private static String header(Map<String, String> headers, String name) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    private void fault(Vector vector, String reason) {
        faults.add(vector.id() + ": " + reason);
    }

    private static Map<String, Operation> operations(JsonNode contract) {
        Map<String, Operation> byId = new LinkedHashMap<>();
        contract.path("paths")
                .forEachEntry((path, methods) -> methods.forEachEntry((method, operation) -> byId.put(
                        operation.path("operationId").asString(),
                        new Operation(method.toUpperCase(Locale.ROOT), path, operation))));
        return byId;
    }

    /** A new copy of the shipped contract. */
    static JsonNode contract() {
        return yaml("/openapi/oneprovider.yaml");
    }

    private static JsonNode yaml(String name) {
        try (InputStream in = VectorFaults.class.getResourceAsStream(name)) {
            return new YAMLMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
