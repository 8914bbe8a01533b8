package org.onedata.oneprovider.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A second build in another directory produces the same published files, byte for byte.
 *
 * <p>Requires {@code mvn verify} of all modules, after {@code mvn clean} if an earlier build used another JDK. Skips
 * the SBOMs if Maven is offline, since their plugin does nothing then.
 */
@Tag("nested-build")
class ReproducibleBuildIT {
    private static final Pattern PUBLISHED = Pattern.compile(
            "<dependency>\\s*<groupId>org.onedata.oneprovider</groupId>\\s*<artifactId>oneprovider-([\\w-]+)<");
    private static final List<String> KINDS = List.of(".jar", "-sources.jar", "-javadoc.jar");
    private static final boolean IS_OFFLINE = Boolean.getBoolean("maven.offline");
    private static final String VERSION = "-" + System.getProperty("version");

    @Test
    void publishesTheSameBytes(@TempDir Path directory) throws Exception {
        ProjectCopy copy = new ProjectCopy(directory);
        List<String> modules = PUBLISHED
                .matcher(copy.read("bom/pom.xml"))
                .results()
                .map(match -> match.group(1))
                .toList();
        assertThat(modules).contains("model", "client", "server-stubs");
        copy.build(
                IS_OFFLINE,
                "verify",
                "-Dmaven.test.skip=true",
                // Checks produce nothing that is published.
                "-Dchecks.skip",
                "-pl",
                "bom,codegen,:oneprovider-" + String.join(",:oneprovider-", modules));

        for (String module : modules) {
            // The kit is one of the modules of the contract tests.
            String folder = module.equals("contract-tests") ? "contract-tests/suite" : module;
            Path first = Path.of("..", folder, "target");
            Path second = copy.path(folder).resolve("target");
            for (String kind : KINDS) {
                assertSame(first, second, "oneprovider-" + module + VERSION + kind);
            }
            if (!IS_OFFLINE) {
                assertSame(first, second, "oneprovider-" + module + VERSION + "-cyclonedx.json");
            }
            assertSame(first, second, "flattened-pom.xml");
        }
        assertSame(Path.of("../bom/target"), copy.path("bom/target"), "flattened-pom.xml");
    }

    private static void assertSame(Path first, Path second, String name) throws IOException {
        Path file = first.resolve(name);
        Path other = second.resolve(name);
        assertThat(file).exists();
        if (name.endsWith(".jar")) {
            assertThat(entries(other)).as("entries of %s", file).isEqualTo(entries(file));
        }
        assertThat(Files.mismatch(file, other))
                .as("first difference of %s", file)
                .isEqualTo(-1);
    }

    private static Map<String, Long> entries(Path jar) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            return zip.stream()
                    .collect(Collectors.toMap(ZipEntry::getName, ZipEntry::getCrc, (a, b) -> a, TreeMap::new));
        }
    }
}
