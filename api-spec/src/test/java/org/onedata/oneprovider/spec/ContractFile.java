package org.onedata.oneprovider.spec;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The shipped OpenAPI file, and the page that it was written from. */
final class ContractFile {
    private static final YAMLMapper YAML = new YAMLMapper();

    private ContractFile() {}

    static ObjectNode read() {
        return (ObjectNode) YAML.readTree(text());
    }

    /** The contract without the operations that the page does not describe. */
    static ObjectNode ofThePage() {
        ObjectNode contract = read();
        List<String> page = page().lines().toList();
        ObjectNode paths = (ObjectNode) contract.get("paths");
        for (String path : List.copyOf(paths.propertyNames())) {
            ObjectNode item = (ObjectNode) paths.get(path);
            for (String method : List.copyOf(item.propertyNames())) {
                if (!page.contains(method.toUpperCase(Locale.ROOT) + " " + path)) {
                    item.remove(method);
                }
            }
            if (item.isEmpty()) {
                paths.remove(path);
            }
        }
        return contract;
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
        try (InputStream in = ContractFile.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
