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
import org.onedata.oneprovider.emulator.OneproviderEmulator;

/** The README's code is compiled and run, its commands are run by CI, and its output is real. */
class ReadmeTest {
    private static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();

    private final String readme = read(ROOT.resolve("README.md"));

    @Test
    void codeStandsInTestsThatRun() throws IOException {
        List<String> tests;
        try (Stream<Path> files = Files.walk(ROOT)) {
            tests = files.filter(file -> file.toString().matches(".*/src/test/java/.*Test\\.java"))
                    .map(file -> flat(read(file)))
                    .toList();
        }
        List<String> snippets = blocks("java");
        assertThat(snippets).hasSizeGreaterThan(5);
        assertThat(snippets)
                .filteredOn(snippet -> tests.stream().noneMatch(test -> test.contains(flat(snippet))))
                .as("code of the README that stands in no test")
                .isEmpty();
    }

    @Test
    void mavenCommandsAreThoseThatCiRuns() {
        List<String> commands = blocks("console").stream()
                .flatMap(String::lines)
                .filter(line -> line.startsWith("$ mvn "))
                .map(line -> line.substring(2))
                .toList();
        assertThat(commands).hasSize(3);
        // CI builds more inside the build.
        assertThat(read(ROOT.resolve(".ci/run")).replace(" -Pnested-builds", "").lines())
                .containsAll(commands);
    }

    @Test
    void outputOfTheDemoIsReal() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OneproviderEmulator emulator = OneproviderEmulator.start()) {
            new Demo(emulator, Duration.ofSeconds(10)).run(new PrintStream(out, true, StandardCharsets.UTF_8));
        }
        assertThat(withoutPort(readme)).contains(withoutPort(out.toString(StandardCharsets.UTF_8)));
    }

    @Test
    void tableNamesEveryModule() {
        List<String> modules = find("<module>(.+?)</module>", read(ROOT.resolve("pom.xml")));
        assertThat(modules).isNotEmpty().allSatisfy(module -> assertThat(readme).contains("| [`" + module + "`]"));
    }

    @Test
    void sizesOfTheClientsJarsAreReal() throws IOException {
        List<Path> classPath = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .toList();
        List<MatchResult> rows = Pattern.compile("\\| `[\\w.]+:(.+?)` \\| (.+?) \\| ([\\d,]+) \\|")
                .matcher(readme)
                .results()
                .toList();
        assertThat(rows).hasSize(10);
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

    private List<String> blocks(String language) {
        return find("(?s)```" + language + "\n(.*?)\n```", readme);
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
        return code.replaceAll("\\s+", " ").strip();
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
