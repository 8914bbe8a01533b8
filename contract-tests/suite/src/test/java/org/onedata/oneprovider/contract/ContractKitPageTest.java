package org.onedata.oneprovider.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** The page on the kit is as the program is. That its failure is real is shown where that comes from. */
class ContractKitPageTest {
    private static final Path ROOT = Path.of("..", "..");
    private static final JsonMapper JSON = new JsonMapper();

    private final String page;

    ContractKitPageTest() throws IOException {
        page = Files.readString(ROOT.resolve("docs/contract-kit.md"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"client", "server", "proxy", "list", "show"})
    void namesAllOptions(String command) {
        assertThat(find("(--[a-z-]+)", Program.run(command, "--help").out()))
                .isNotEmpty()
                .allSatisfy(option -> assertThat(page).containsPattern(option + "\\b"));
    }

    @Test
    void namesVectorsThatThereAre() {
        List<String> ids = Vectors.load().all().stream().map(Vector::id).toList();
        assertThat(find("\"vector\": \"(\\w+)", page)).isNotEmpty().isSubsetOf(ids);
    }

    @Test
    void linesAreJson() {
        assertThat(find("(?m)^(\\{\"vector\": .*})$", page))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(JSON.readTree(line).isObject()).isTrue());
    }

    @Test
    void testInJavaIsThatOfTheExample() throws IOException {
        assertThat(find("(?s)```java\n(.*?)```", page))
                .singleElement()
                .isEqualTo(Files.readString(
                                ROOT.resolve("examples/contract-kit/src/test/java/org/example/OneproviderTest.java"))
                        .replace("package org.example;\n\n", ""));
    }

    private static List<String> find(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }
}
