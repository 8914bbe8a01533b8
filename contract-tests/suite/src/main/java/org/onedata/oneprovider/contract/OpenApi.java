package org.onedata.oneprovider.contract;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What the OpenAPI file says of requests, responses and bodies. */
public final class OpenApi {
    /** The file. */
    public static final String TEXT = Vectors.text("/openapi/oneprovider.yaml");

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final JsonNode FILE = new YAMLMapper().readTree(TEXT);
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDialect(
            Dialects.getOpenApi30(), registry -> registry.schemas(Map.of("urn:contract", FILE.toString())));
    private static final List<Operation> OPERATIONS = FILE.path("paths")
            .propertyStream()
            .flatMap(path -> path.getValue()
                    .propertyStream()
                    .filter(method -> method.getValue().has("operationId"))
                    .map(method -> new Operation(
                            method.getKey().toUpperCase(Locale.ROOT),
                            Pattern.compile(Stream.of(path.getKey().split("(?=\\{)|(?<=\\})"))
                                    .map(part -> part.startsWith("{") ? "[^/]+" : Pattern.quote(part))
                                    .collect(Collectors.joining())),
                            method.getValue())))
            .toList();

    private OpenApi() {}

    /** An operation of the file. */
    record Operation(String method, Pattern path, JsonNode node) {

        String id() {
            return node.path("operationId").asString();
        }

        boolean documents(int status) {
            return node.path("responses").has(String.valueOf(status));
        }

        boolean hasBody() {
            return node.has("requestBody");
        }

        boolean hasQuery(String name) {
            return node.path("parameters")
                    .valueStream()
                    .anyMatch(parameter -> parameter.path("in").asString("").equals("query")
                            && parameter.path("name").asString("").equals(name));
        }
    }

    /**
     * Finds the operation of a request; null if there is none.
     *
     * @param target what follows the base path on the request line
     */
    static @Nullable Operation operation(String method, String target) {
        String path = target.split("[?#]", 2)[0];
        return OPERATIONS.stream()
                .filter(operation -> operation.method.equals(method)
                        && operation.path.matcher(path).matches())
                .findFirst()
                .orElse(null);
    }

    /** The names of the properties of a schema. */
    static Set<String> properties(String schema) {
        return Set.copyOf(
                FILE.at("/components/schemas/" + schema + "/properties").propertyNames());
    }

    /** Violations of a schema by a text that should be JSON; empty if it is valid. */
    public static List<String> violations(String schema, String json) {
        return schemaViolations("/components/schemas/" + schema, json);
    }

    /** Faults of a response to an operation; empty if it is as documented. */
    static List<String> faults(Operation operation, RawMessage response) {
        String status = String.valueOf(response.status());
        JsonNode documented = operation.node.path("responses").path(status);
        if (documented.isMissingNode()) {
            return List.of("status " + status + ", which is not documented");
        }
        List<String> faults = new ArrayList<>();
        JsonNode content = documented.path("content");
        String body = response.text();
        if (content.isEmpty()) {
            if (!body.isEmpty()) {
                faults.add("a body with status " + status + ": " + body);
            }
            return faults;
        }
        String type = mediaType(response);
        if (!content.has(type)) {
            faults.add(type.isEmpty() ? "no Content-Type" : "Content-Type " + type);
            return faults;
        }
        String schema = "/paths/" + escape(pathOf(operation)) + "/" + operation.method.toLowerCase(Locale.ROOT)
                + "/responses/" + status + "/content/" + escape(type) + "/schema";
        schemaViolations(schema, body).forEach(violation -> faults.add("a body with " + violation));
        return faults;
    }

    /** The media type of a body, without its parameters, in lower case; empty unless there is exactly one. */
    static String mediaType(RawMessage message) {
        List<String> values = message.header("Content-Type");
        return values.size() == 1 ? mediaType(values.get(0)) : "";
    }

    static String mediaType(String contentType) {
        return contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    private static String pathOf(Operation operation) {
        return FILE.path("paths")
                .propertyStream()
                .filter(path -> path.getValue().valueStream().anyMatch(node -> node == operation.node))
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    private static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1").replace("{", "%7B").replace("}", "%7D");
    }

    private static List<String> schemaViolations(String pointer, String json) {
        ObjectNode reference = JSON.createObjectNode().put("$ref", "urn:contract#" + pointer);
        try {
            return SCHEMAS.getSchema(reference).validate(JSON.readTree(json)).stream()
                    .map(Error::toString)
                    .toList();
        } catch (JacksonException e) {
            return List.of("no JSON: " + (json.isEmpty() ? "it is empty" : json));
        }
    }
}
