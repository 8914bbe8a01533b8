package org.onedata.oneprovider.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.onedata.oneprovider.emulator.OneproviderEmulator;

/** The READMEs' code is compiled and run, their commands are run by CI, and their output is real. */
class ReadmeTest {
    private static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();
    private static final List<Path> SOURCES = sources();

    private final String readme = read(ROOT.resolve("README.md"));

    static List<Path> readmes() {
        return named("README\\.md");
    }

    @Test
    void readmeIsShort() {
        assertThat(readme.lines()).hasSizeLessThanOrEqualTo(150);
    }

    @ParameterizedTest
    @MethodSource("readmes")
    void codeStandsInTests(Path file) {
        List<String> code = named(".*\\.java").stream()
                .filter(source -> source.toString().matches(".*/(src/test|examples)/.*"))
                .map(source -> flat(read(source)))
                .toList();
        for (String snippet : blocks("java", read(file))) {
            // Imports stand where the snippet does, if not right above it.
            List<String> imports = find("(?m)^(import .+;)$", snippet);
            String rest = flat(snippet.replaceAll("(?m)^import .+;$", ""));
            assertThat(code)
                    .as(snippet)
                    .anyMatch(test ->
                            test.contains(rest) && imports.stream().allMatch(line -> test.contains(flat(line))));
        }
    }

    /** A reader can copy them as they are, imports included. */
    @Test
    void classesOfTheReadmeAreWholeFiles() {
        List<String> classes = blocks("java", readme).stream()
                .filter(snippet -> snippet.contains("\nclass "))
                .toList();
        assertThat(classes).hasSize(2).allSatisfy(snippet -> {
            String name = find("\nclass (\\w+)", snippet).get(0);
            assertThat(read(ROOT.resolve("examples/demo/src/test/java/org/onedata/oneprovider/demo/" + name + ".java")))
                    .isEqualTo("package org.onedata.oneprovider.demo;\n\n" + snippet + "\n");
        });
    }

    @ParameterizedTest
    @MethodSource("readmes")
    void mavenCommandsAreThoseThatCiRuns(Path file) {
        List<String> commands = blocks("console", read(file)).stream()
                .flatMap(String::lines)
                .filter(line -> line.startsWith("$ mvn "))
                .map(line -> line.substring(2))
                .toList();
        // CI builds more inside the build.
        assertThat(read(ROOT.resolve(".ci/run"))
                        .replaceAll(" -Pnested-builds.*", "")
                        .lines())
                .containsAll(commands);
    }

    @Test
    void outputOfTheDemoIsReal() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OneproviderEmulator emulator = OneproviderEmulator.start()) {
            new Demo(emulator, Duration.ofSeconds(10)).run(new PrintStream(out, true, StandardCharsets.UTF_8));
        }
        assertThat(withoutPort(read(ROOT.resolve("examples/README.md"))))
                .contains(withoutPort(out.toString(StandardCharsets.UTF_8)));
    }

    @Test
    void tableNamesWhatIsPublished() {
        List<String> published = named("pom\\.xml").stream()
                .filter(pom -> read(pom).contains("<maven.deploy.skip>false<"))
                .map(pom -> ROOT.relativize(pom.getParent()).toString())
                .toList();
        assertThat(find("(?m)^\\| \\[`(.+?)`]", readme)).isNotEmpty().containsExactlyInAnyOrderElementsOf(published);
    }

    @Test
    void sizesOfTheClientsJarsAreReal() throws IOException {
        List<Path> classPath = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .toList();
        List<MatchResult> rows = Pattern.compile("\\| `[\\w.]+:(.+?)` \\| (.+?) \\| ([\\d,]+) \\|")
                .matcher(read(ROOT.resolve("client/README.md")))
                .results()
                .toList();
        assertThat(rows).isNotEmpty();
        for (MatchResult row : rows) {
            String jar = row.group(1) + "-" + row.group(2) + ".jar";
            assertThat(classPath).filteredOn(path -> path.endsWith(jar)).as(jar).hasSize(1);
            Path path = classPath.stream()
                    .filter(entry -> entry.endsWith(jar))
                    .findFirst()
                    .orElseThrow();
            assertThat(String.format(Locale.ROOT, "%,d", Math.round(Files.size(path) / 1000.0)))
                    .as(jar)
                    .isEqualTo(row.group(3));
        }
    }

    private static List<Path> named(String name) {
        return SOURCES.stream()
                .filter(file -> file.getFileName().toString().matches(name))
                .toList();
    }

    /** All files, without what builds leave behind. */
    private static List<Path> sources() {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> !ROOT.relativize(file).toString().matches("(.*/)?(target|\\.git)(/.*)?"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> blocks(String language, String text) {
        return find("(?s)```" + language + "\n(.*?)\n```", text);
    }

    private static List<String> find(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }

    /** Without indentation, which differs by where the code stands. */
    private static String flat(String code) {
        return code.replaceAll("\\s+", "");
    }

    private static String withoutPort(String text) {
        return text.replaceAll("127\\.0\\.0\\.1:\\d+", "127.0.0.1:PORT");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
