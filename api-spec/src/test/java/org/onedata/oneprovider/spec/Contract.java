package org.onedata.oneprovider.spec;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The OpenAPI file as it is shipped, and the page that it was written from. */
final class Contract {
    private static final YAMLMapper YAML = new YAMLMapper();

    private Contract() {}

    static ObjectNode read() {
        return (ObjectNode) YAML.readTree(text());
    }

    static String text() {
        return resource("/openapi/oneprovider.yaml");
    }

    static String text(JsonNode contract) {
        return YAML.writeValueAsString(contract);
    }

    /** The text of the API page, copied from the browser. */
    static String page() {
        return resource("/org/onedata/oneprovider/spec/api-reference-page.txt");
    }

    private static String resource(String name) {
        try (InputStream in = Contract.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
