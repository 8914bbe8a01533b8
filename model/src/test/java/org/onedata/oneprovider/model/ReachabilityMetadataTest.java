package org.onedata.oneprovider.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The reachability metadata for GraalVM in the jar. No native image is built here. */
class ReachabilityMetadataTest {
    private static final String FILE =
            "/META-INF/native-image/org.onedata.oneprovider/oneprovider-model/reachability-metadata.json";

    @Test
    void opensEachRecordToJackson() throws Exception {
        Path classes = Path.of(
                        ErrorResponse.class.getResource("ErrorResponse.class").toURI())
                .getParent();
        List<String> records;
        try (Stream<Path> files = Files.list(classes)) {
            records = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("\\w+\\.class"))
                    .map(name -> ErrorResponse.class.getPackageName() + "." + name.replace(".class", ""))
                    .toList();
        }
        JsonNode metadata;
        try (InputStream in = getClass().getResourceAsStream(FILE)) {
            metadata = new ObjectMapper().readTree(in);
        }

        assertThat(records).contains(ErrorJsonCtx.class.getName(), Service.class.getName());
        assertThat(metadata.get("reflection")
                        .valueStream()
                        .map(entry -> entry.get("type").asString()))
                .containsExactlyInAnyOrderElementsOf(records);
        for (JsonNode entry : metadata.get("reflection")) {
            assertThat(Class.forName(entry.get("type").asString())).isRecord();
            assertThat(List.of("allDeclaredConstructors", "allDeclaredFields", "allDeclaredMethods"))
                    .allMatch(members -> entry.get(members).asBoolean());
        }
    }
}
