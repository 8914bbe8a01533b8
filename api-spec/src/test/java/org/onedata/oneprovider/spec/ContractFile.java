package org.onedata.oneprovider.spec;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The shipped OpenAPI file, and the page that it was written from. */
final class ContractFile {
    private static final YAMLMapper YAML = new YAMLMapper();

    private ContractFile() {}

    static ObjectNode read() {
        return (ObjectNode) YAML.readTree(text());
    }

    /** The part of the contract that the page describes: its operations, and the schemas that they use. */
    static ObjectNode ofThePage() {
        ObjectNode contract = read();
        List<String> page = page().lines().toList();
        ObjectNode paths = (ObjectNode) contract.get("paths");
        Set<String> tags = new HashSet<>();
        for (String path : List.copyOf(paths.propertyNames())) {
            ObjectNode item = (ObjectNode) paths.get(path);
            for (String method : List.copyOf(item.propertyNames())) {
                if (page.contains(method.toUpperCase(Locale.ROOT) + " " + path)) {
                    item.get(method).path("tags").forEach(tag -> tags.add(tag.asString()));
                } else {
                    item.remove(method);
                }
            }
            if (item.isEmpty()) {
                paths.remove(path);
            }
        }
        ((ArrayNode) contract.get("tags"))
                .removeIf(tag -> !tags.contains(tag.path("name").asString()));
        Set<String> used = new HashSet<>();
        collectReferences(contract, paths, used);
        ((ObjectNode) contract.at("/components/schemas")).retain(used);
        return contract;
    }

    /** Adds the names of the schemas that a node refers to, directly or indirectly. */
    private static void collectReferences(JsonNode contract, JsonNode node, Set<String> names) {
        for (JsonNode reference : node.findValues("$ref")) {
            String pointer = reference.asString().substring(1);
            if (names.add(pointer.substring(pointer.lastIndexOf('/') + 1))) {
                collectReferences(contract, contract.at(pointer), names);
            }
        }
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
