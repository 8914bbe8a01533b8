package org.onedata.oneprovider.contract;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The text of the contract, and its schemas, for bodies of responses that it does not document. */
final class ContractSchemas {
    static final String TEXT = Vectors.text("/openapi/oneprovider.yaml");

    private static final JsonMapper JSON = new JsonMapper();
    private static final JsonNode TREE = new YAMLMapper().readTree(TEXT);
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDialect(
            Dialects.getOpenApi30(), registry -> registry.schemas(Map.of("urn:contract", TREE.toString())));

    private ContractSchemas() {}

    /** Violations of a schema by a JSON text; empty if it is valid. */
    static List<String> violations(String schema, String json) {
        ObjectNode reference = JSON.createObjectNode().put("$ref", "urn:contract#/components/schemas/" + schema);
        try {
            return SCHEMAS.getSchema(reference).validate(JSON.readTree(json)).stream()
                    .map(Error::toString)
                    .toList();
        } catch (JacksonException e) {
            return List.of("not JSON: " + e.getOriginalMessage());
        }
    }
}
