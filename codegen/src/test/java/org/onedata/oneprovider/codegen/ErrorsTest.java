package org.onedata.oneprovider.codegen;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A list of errors that is wrong ends the build with the name of the entry. */
class ErrorsTest {
    private static final String LIST = """
            errors:
              notFound: {status: 404, documentation: None., description: None.}
              badData:
                status: 400
                documentation: Bad.
                description: Bad {key}.
                details: {key: {type: string, documentation: a name}}
            """;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "status: 404  | stauts: 404   | \"stauts\"",
                "status: 404  | stauts: 404   | [\"notFound\"]",
                "status: 404  | status: 418   | errors.notFound: wants a status that Onedata uses, or nestedIn",
                "status: 404  | nestedIn: no  | errors.notFound: wants a status that Onedata uses, or nestedIn",
                "type: string | type: sting   | errors.badData: key is of no type that is known: sting",
                "Bad {key}    | Bad {name}    | errors.badData: has no detail name, which stands in its description",
                "notFound:    | badData:      | badData",
            })
    void faultIsTold(String text, String forged, String message) throws IOException {
        Path list = Files.writeString(directory.resolve("errors.yaml"), LIST.replace(text, forged));

        assertThatThrownBy(() -> Errors.view(list.toFile()))
                .hasMessageStartingWith("errors.yaml: ")
                .hasMessageContaining(message);
    }
}
