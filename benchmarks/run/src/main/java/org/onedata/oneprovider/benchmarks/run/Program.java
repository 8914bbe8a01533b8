package org.onedata.oneprovider.benchmarks.run;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Processes and their class paths, which the modules write at build time. */
final class Program {
    static final Path ROOT = Path.of(System.getProperty("root"));
    static final Path TARGET = ROOT.resolve("benchmarks/run/target");

    /** Options of all JVMs that are started. */
    private static final List<String> JVM = Plan.valueOf(System.getProperty("plan")).jvm;

    private static final String PREFIX = "org.onedata.oneprovider.benchmarks.";

    private Program() {}

    /** Jars that a module of the benchmarks needs at run time, itself included. */
    static List<Path> classPath(String module) throws IOException {
        Path target = ROOT.resolve("benchmarks").resolve(module).resolve("target");
        List<Path> jars = new ArrayList<>();
        jars.add(target.resolve("oneprovider-benchmarks-" + module + "-" + System.getProperty("version") + ".jar"));
        for (String jar : Files.readString(target.resolve("class-path")).strip().split(File.pathSeparator)) {
            jars.add(Path.of(jar));
        }
        return jars;
    }

    static boolean isOfBenchmarks(Path jar) {
        return jar.getFileName().toString().startsWith("oneprovider-benchmarks-");
    }

    /** Such as {@code feign-core 13.13}. */
    static String nameAndVersion(Path jar) {
        return jar.getFileName().toString().replaceFirst("\\.jar$", "").replaceFirst("-(?=\\d)", " ");
    }

    static String join(List<Path> jars) {
        return jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    static List<String> java(String classPath, String... arguments) {
        List<String> command = new ArrayList<>(List.of(java(), "-cp", classPath));
        command.addAll(1, JVM);
        for (String argument : arguments) {
            if (argument.startsWith("-D")) {
                command.add(1, argument);
            } else {
                command.add(argument);
            }
        }
        return command;
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** Full name of a class of the benchmarks. */
    static String type(String name) {
        return PREFIX + name;
    }

    /** Runs a command and returns its output; if it fails, throws an exception with the output. */
    static String run(Path directory, Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        Output output = tryRun(directory, environment, command);
        if (output.exit != 0) {
            throw new IllegalStateException(String.join(" ", command) + "\n" + output.text);
        }
        return output.text;
    }

    record Output(int exit, String text) {}

    static Output tryRun(Path directory, Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        Path log = Files.createTempFile(TARGET, "process", ".log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        if (!process.waitFor(5, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IllegalStateException("no end after 5 minutes: " + String.join(" ", command));
        }
        String text = Files.readString(log);
        Files.delete(log);
        return new Output(process.exitValue(), text);
    }

    /** Maven, offline. */
    static List<String> maven(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("maven.home"), "bin", "mvn").toString());
        command.addAll(List.of("-o", "-B", "-Dmaven.repo.local=" + System.getProperty("maven.repo.local")));
        command.addAll(Arrays.asList(arguments));
        return command;
    }

    /** Environment of {@link #maven}: this JDK, and none of the options of the user. */
    static Map<String, String> environment(String mavenOptions) {
        return Map.of(
                "JAVA_HOME",
                System.getProperty("java.home"),
                "MAVEN_OPTS",
                String.join(" ", JVM) + " " + mavenOptions,
                "MAVEN_ARGS",
                "");
    }

    /** A server process, which prints its address when ready and exits at the end of its standard input. */
    static final class Server implements AutoCloseable {
        final String address;
        private final Process process;

        Server(String classPath, String... arguments) throws IOException {
            process = new ProcessBuilder(java(classPath, arguments))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            BufferedReader out =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            @Nullable String line;
            do {
                line = out.readLine();
                if (line == null) {
                    throw new IllegalStateException("did not start: " + String.join(" ", arguments));
                }
            } while (!line.startsWith("http://"));
            address = line;
        }

        @Override
        public void close() throws IOException {
            process.getOutputStream().close();
            process.destroy();
        }
    }
}
