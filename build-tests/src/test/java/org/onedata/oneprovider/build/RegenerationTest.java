package org.onedata.oneprovider.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Generated code changes with its inputs, and only then. */
@Tag("nested-build")
class RegenerationTest {
    private static final String[] COMPILE = {"compile", "-pl", "model,client,server-stubs", "-am"};
    private static final String CTX =
            "model/target/generated-sources/openapi/java/org/onedata/oneprovider/model/ErrorJsonCtx.java";

    @Test
    void followsWhatItIsMadeFrom(@TempDir Path directory, @TempDir Path consumer) throws Exception {
        ProjectCopy project = new ProjectCopy(directory);
        project.build(COMPILE);
        Map<String, FileTime> first = project.built();
        assertThat(first).containsKey(CTX);

        // Nothing changed.
        project.build(COMPILE);
        assertThat(project.built()).isEqualTo(first);

        // A program compiled against the present contract.
        Path source = consumer.resolve("Consumer.java");
        Files.writeString(source, """
                import org.onedata.oneprovider.model.ErrorJsonCtx;

                class Consumer {
                    public static void main(String[] args) {
                        System.out.print(ErrorJsonCtx.builder().module("m").line(45).build().line());
                    }
                }
                """);
        String classPath = project.path("model/target/classes").toString();
        assertThat(ToolProvider.findFirst("javac")
                        .orElseThrow()
                        .run(System.out, System.err, "-d", consumer.toString(), "-cp", classPath, source.toString()))
                .isZero();

        // The contract changes: one build reports the effects on the wire and in Java.
        project.insert(
                "api-spec/src/main/openapi/oneprovider.yaml",
                "        line:",
                "        noSuchProperty:\n          type: string\n");
        String output = project.build("test", "-DskipTests", "-pl", "api-spec,build-tests", "-am");
        assertThat(project.read(CTX)).contains("noSuchProperty");
        assertThat(output)
                .contains("- `ErrorJsonCtx.noSuchProperty (in responses): new, and optional`")
                .contains("- `model, org.onedata.oneprovider.model.ErrorJsonCtx: new: public String noSuchProperty()`");

        // The program still runs without being recompiled.
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        consumer + File.pathSeparator + classPath,
                        "Consumer")
                .redirectErrorStream(true)
                .start();
        assertThat(new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("45");

        // A template and an option change.
        String stub = "server-stubs/target/generated-sources/openapi/java/org/onedata/oneprovider/server/"
                + "WorkflowExecutionApi.java";
        String client = "client/target/generated-sources/openapi/java/org/onedata/oneprovider/client/"
                + "WorkflowExecutionApi.java";
        Map<String, FileTime> before = project.built();
        project.append("codegen/src/main/templates/server-stubs/api.mustache", "// Made by another template.\n");
        project.insert(
                "codegen/src/main/templates/model/config.yaml",
                "modelPackage: org.onedata.oneprovider.model",
                "modelNameMappings: {}\n");
        project.build(COMPILE);
        assertThat(project.read(stub)).contains("// Made by another template.");
        assertThat(project.built().get(CTX)).isGreaterThan(before.get(CTX));
        assertThat(project.built().get(client)).isEqualTo(before.get(client));

        // The list of errors changes, and the generator.
        before = project.built();
        project.append("api-spec/src/main/openapi/errors.yaml", "# Another list.\n");
        project.build(COMPILE);
        assertThat(project.built().get(client)).isGreaterThan(before.get(client));
        before = project.built();
        project.append("codegen/src/main/java/org/onedata/oneprovider/codegen/Types.java", "// Another generator.\n");
        project.build(COMPILE);
        assertThat(project.built().get(client)).isGreaterThan(before.get(client));

        // The POM changes, which has the version of the generator.
        before = project.built();
        project.append("pom.xml", "<!-- Another version. -->\n");
        project.build(COMPILE);
        assertThat(project.built().get(client)).isGreaterThan(before.get(client));
    }
}
