package org.onedata.oneprovider.contract;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** A file of vectors: parsed, checked against the schema of the vectors, and converted to records. */
final class VectorFile {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final Schema SCHEMA =
            SchemaRegistry.withDialect(Dialects.getDraft202012()).getSchema(Vectors.resource("vectors.schema.json"));

    private final String name;
    private final String list;
    private final String text;

    /** @param list name of the only list in the file */
    VectorFile(String name, String list, String text) {
        this.name = name;
        this.list = list;
        this.text = text;
    }

    <V extends Vector> List<V> read(Class<V> type) {
        JsonNode file = parse();
        List<Error> faults = SCHEMA.validate(file);
        if (!faults.isEmpty()) {
            throw malformed(file, faults.get(0));
        }
        if (!file.has(list)) {
            throw new MalformedVectorException(name, "all vectors", "the list is not called '" + list + "'");
        }
        List<V> vectors = new ArrayList<>();
        file.path(list).forEach(vector -> vectors.add(YAML.treeToValue(vector, type)));
        vectors.forEach(this::checkJson);
        return List.copyOf(vectors);
    }

    private JsonNode parse() {
        try {
            return YAML.readTree(text);
        } catch (JacksonException e) {
            throw new MalformedVectorException(
                    name, lastId(), "line " + e.getLocation().getLineNr() + ": " + e.getOriginalMessage());
        }
    }

    /** The id of the vector at which parsing failed. */
    private String lastId() {
        String id = "before the first vector";
        try (JsonParser parser = YAML.createParser(text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                // A property of an element of the list that is a property of the file.
                if (token == JsonToken.VALUE_STRING
                        && "id".equals(parser.currentName())
                        && parser.streamReadContext().getNestingDepth() == 3) {
                    id = parser.getString();
                }
            }
        } catch (JacksonException e) {
            return id;
        }
        return id;
    }

    private MalformedVectorException malformed(JsonNode file, Error fault) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < fault.getInstanceLocation().getNameCount(); i++) {
            names.add(fault.getInstanceLocation().getElement(i).toString());
        }
        if (names.size() < 2) {
            return new MalformedVectorException(name, "all vectors", fault.getMessage());
        }
        String nth = names.get(0) + "[" + names.get(1) + "]";
        String id = file.path(names.get(0))
                .path(Integer.parseInt(names.get(1)))
                .path("id")
                .asString("");
        String where = String.join(".", names.subList(2, names.size()));
        return new MalformedVectorException(
                name,
                id.isEmpty() ? nth : id,
                where.isEmpty() ? fault.getMessage() : where + ": " + fault.getMessage());
    }

    /** Checks the texts that must be JSON, which the schema cannot. */
    private void checkJson(Vector vector) {
        if (vector instanceof ResponseVector response) {
            checkJson(vector, "outcome.error", response.outcome().error());
            checkJson(vector, "outcome.value", response.outcome().value());
        } else if (vector instanceof RequestVector request) {
            checkJson(vector, "request.body", request.request().body());
        } else if (vector instanceof MalformedRequestVector request) {
            checkJson(vector, "response.details", request.response().details());
        } else if (vector instanceof BodyVector body && body.kind() != BodyVector.Kind.NEGATIVE) {
            checkJson(vector, "body", body.body());
            checkJson(vector, "rewritten", body.rewritten());
        }
    }

    private void checkJson(Vector vector, String field, @Nullable String json) {
        if (json != null) {
            try {
                JSON.readTree(json);
            } catch (JacksonException e) {
                throw new MalformedVectorException(name, vector.id(), field + ": " + e.getOriginalMessage());
            }
        }
    }
}
