package org.onedata.oneprovider.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A copy of the sources of this project that tests can change and build. */
final class ProjectCopy {
    private static final Set<String> LEFT_OUT = Set.of("target", ".git");

    private final Path root;

    ProjectCopy(Path root) throws IOException {
        this.root = root;
        Path project = Path.of("..").toRealPath();
        Files.walkFileTree(project, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                if (LEFT_OUT.contains(directory.getFileName().toString())) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(root.resolve(project.relativize(directory)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(file, root.resolve(project.relativize(file)));
                return FileVisitResult.CONTINUE;
            }
        });
    }

    Path path(String file) {
        return root.resolve(file);
    }

    String read(String file) throws IOException {
        return Files.readString(path(file));
    }

    /** Inserts a text before the first occurrence of a line. */
    void insert(String file, String before, String text) throws IOException {
        String old = read(file);
        int at = old.indexOf("\n" + before + "\n") + 1;
        assertThat(at).as("<%s> in %s", before, file).isPositive();
        Files.writeString(path(file), old.substring(0, at) + text + old.substring(at));
    }

    void append(String file, String text) throws IOException {
        Files.writeString(path(file), read(file) + text);
    }

    /** Runs Maven offline with the local repository of this build; returns its output. */
    String build(String... arguments) throws IOException, InterruptedException {
        return build(true, arguments);
    }

    /** Like {@link #build(String...)}, but possibly online, since the SBOM plugin does nothing offline. */
    String build(boolean isOffline, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("maven.home"), "bin", "mvn").toString(),
                "-B",
                "-Dmaven.repo.local=" + System.getProperty("maven.repo.local")));
        if (isOffline) {
            command.add("-o");
        }
        command.addAll(List.of(arguments));
        Path log = root.resolve("build.log");
        ProcessBuilder maven = new ProcessBuilder(command)
                .directory(root.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        maven.environment().put("JAVA_HOME", System.getProperty("java.home"));
        maven.environment().keySet().removeIf(name -> name.startsWith("MAVEN_"));
        Process process = maven.start();
        try {
            assertThat(process.waitFor(10, TimeUnit.MINUTES)).as("ends").isTrue();
        } finally {
            process.destroyForcibly();
        }
        String output = Files.readString(log);
        assertThat(process.exitValue()).as(output).isZero();
        return output;
    }

    /**
     * The built files, with their modification times.
     *
     * <p>Without the lists in {@code maven-status}, which the compiler plugin rewrites in every build.
     */
    Map<String, FileTime> built() throws IOException {
        Map<String, FileTime> built = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = root.relativize(file).toString();
                if (name.contains("target/") && !name.contains("/maven-status/")) {
                    built.put(name, Files.getLastModifiedTime(file));
                }
            }
        }
        return built;
    }
}
