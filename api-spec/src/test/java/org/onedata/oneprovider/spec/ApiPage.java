package org.onedata.oneprovider.spec;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The API page as rendered from the contract, line by line and without blank lines.
 *
 * <p>Where all lines of the real page stand in it, in their order, the contract leaves nothing out.
 */
final class ApiPage {
    private static final JsonMapper JSON = JsonMapper.builder()
            .defaultPrettyPrinter(new DefaultPrettyPrinter(
                            PrettyPrinter.DEFAULT_SEPARATORS.withObjectNameValueSpacing(Separators.Spacing.AFTER))
                    .withObjectIndenter(new DefaultIndenter("  ", "\n")))
            .build();

    private static final String SAMPLES = "x-code-samples";

    private final JsonNode contract;
    private final List<String> lines = new ArrayList<>();

    ApiPage(JsonNode contract) {
        this.contract = contract;
        write();
    }

    List<String> lines() {
        return lines;
    }

    private void write() {
        JsonPointer info = JsonPointer.compile("/info");
        line(value(info.appendProperty("title")));
        line(value(info.appendProperty("description")));
        JsonPointer paths = JsonPointer.compile("/paths");
        for (String path : contract.at(paths).propertyNames()) {
            for (String method : contract.at(paths.appendProperty(path)).propertyNames()) {
                operation(path, method, paths.appendProperty(path).appendProperty(method));
            }
        }
    }

    private void operation(String path, String method, JsonPointer operation) {
        line(value(operation.appendProperty("summary")));
        line(method.toUpperCase(Locale.ROOT) + " " + path);
        line(value(operation.appendProperty("description")));

        line("Example cURL requests");
        samples(operation, true);
        line("Path parameters");
        line("Parameter Type & Description");
        for (JsonPointer parameter : elements(operation.appendProperty("parameters"))) {
            if (value(parameter.appendProperty("in")).equals("path")) {
                boolean required = value(parameter.appendProperty("required")).equals("true");
                line(value(parameter.appendProperty("name")) + (required ? " required" : ""));
                line(value(parameter.appendProperty("schema").appendProperty("type")));
                line(value(parameter.appendProperty("description")));
            }
        }
        line("Request Examples");
        samples(operation, false);
        responses(operation.appendProperty("responses"));
    }

    private void samples(JsonPointer operation, boolean curl) {
        for (JsonPointer sample : elements(operation.appendProperty(SAMPLES))) {
            JsonPointer lang = sample.appendProperty("lang");
            if (contract.at(lang).asString("").equals("cURL") == curl) {
                String language = value(lang);
                line(curl ? value(sample.appendProperty("label")) : language);
                line(value(sample.appendProperty("source")));
            }
        }
    }

    private void responses(JsonPointer responses) {
        line("Responses");
        Set<String> mediaTypes = new LinkedHashSet<>();
        contract.at(responses)
                .forEach(response -> mediaTypes.addAll(response.path("content").propertyNames()));
        mediaTypes.forEach(this::line);
        for (String status : contract.at(responses).propertyNames()) {
            JsonPointer response = responses.appendProperty(status);
            line(status);
            line(value(response.appendProperty("description")));
            JsonPointer content = response.appendProperty("content");
            for (String mediaType : contract.at(content).propertyNames()) {
                body(mediaType, content.appendProperty(mediaType));
            }
        }
    }

    private void body(String mediaType, JsonPointer content) {
        line("PropertyType & Description");
        JsonPointer schema = followed(content.appendProperty("schema"));
        for (String name : contract.at(schema).path("properties").propertyNames()) {
            // The page does not say whether the envelope's own property is required.
            property(name, schema.appendProperty("properties").appendProperty(name), false);
        }
        JsonPointer examples = content.appendProperty("examples");
        for (String name : contract.at(examples).propertyNames()) {
            line(name);
            line(mediaType);
            JsonPointer example = followed(examples.appendProperty(name)).appendProperty("value");
            line(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(contract.at(example)));
        }
    }

    private void property(String name, JsonPointer declared, boolean required) {
        JsonPointer schema = followed(declared);
        String type = value(schema.appendProperty("type"));
        line(name + (required ? " required" : ""));
        line(schema.equals(declared) ? type : type + " (" + schema.last().getMatchingProperty() + ")");
        line(value(schema.appendProperty("description")));

        List<JsonPointer> values = elements(schema.appendProperty("enum"));
        if (!values.isEmpty()) {
            line("Enum:");
            StringBuilder together = new StringBuilder();
            values.forEach(value -> together.append(value(value)));
            line(together.toString());
        }

        Set<String> namesRequired = new LinkedHashSet<>();
        elements(schema.appendProperty("required")).forEach(entry -> namesRequired.add(value(entry)));
        JsonPointer properties = schema.appendProperty("properties");
        for (String property : contract.at(properties).propertyNames()) {
            property(property, properties.appendProperty(property), namesRequired.contains(property));
        }
    }

    private JsonPointer followed(JsonPointer at) {
        JsonNode reference = contract.at(at).path("$ref");
        return reference.isMissingNode()
                ? at
                : JsonPointer.compile(reference.asString().substring(1));
    }

    private String value(JsonPointer at) {
        return contract.at(at).asString("");
    }

    private List<JsonPointer> elements(JsonPointer array) {
        List<JsonPointer> elements = new ArrayList<>();
        for (int i = 0; i < contract.at(array).size(); i++) {
            elements.add(array.appendIndex(i));
        }
        return elements;
    }

    private void line(String text) {
        text.lines().filter(line -> !line.isBlank()).forEach(lines::add);
    }
}
