package org.onedata.oneprovider.benchmarks.run;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Builds by Maven in a copy of the sources, offline. */
final class Builds {
    private static final String GENERATING_MODULES = "codegen,model,client,server-stubs";
    private static final Set<String> NOT_COPIED = Set.of("target", ".git", "benchmarks");
    /** Maven 3.8 prints the names of plugins, newer ones their prefixes. */
    private static final Pattern GOAL = Pattern.compile("(?m)^(\\d\\d:\\d\\d:\\d\\d\\.\\d{3}) \\[INFO\\] "
            + "(?:--- (?:maven-)?([\\w-]+?)(?:-maven)?(?:-plugin)?:[^:]+:(\\w+) |-----)");

    private static final Pattern HEAP_AFTER_COLLECTION = Pattern.compile("Pause .*->(\\d+)M\\(");

    private final Plan plan;
    private final Report report;
    private final Path copy = Program.TARGET.resolve("copy");

    Builds(Plan plan, Report report) {
        this.plan = plan;
        this.report = report;
    }

    /** Contracts with more and more copies of the operation. */
    void contracts() throws IOException, InterruptedException {
        copySources();
        Map<Integer, Series> generate = new LinkedHashMap<>();
        Map<Integer, Series> compile = new LinkedHashMap<>();
        Map<Integer, Series> heap = new LinkedHashMap<>();
        for (int operations : plan.contracts) {
            generate.put(operations, new Series("generate"));
            compile.put(operations, new Series("compile"));
            heap.put(operations, new Series("heap"));
        }
        for (int round = 0; round < plan.contractRounds; round++) {
            for (int operations : plan.contracts) {
                Map<String, Double> times = build(operations, heap.get(operations));
                generate.get(operations).add(times.get("openapi-generator:generate"));
                compile.get(operations).add(times.get("compiler:compile"));
            }
        }
        int largest = plan.contracts.get(plan.contracts.size() - 1);
        int next = plan.contracts.get(plan.contracts.size() - 2);
        double growth = (double) largest / next;
        growth("generate", "time to generate", generate, largest, next, growth, " s");
        growth("compile", "time to compile", compile, largest, next, growth, " s");
        growth("heap", "heap", heap, largest, next, growth, " MiB");

        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("operations", "generate, s", "compile, s", "heap, MiB"));
        for (int operations : plan.contracts) {
            rows.add(List.of(
                    String.format(Locale.ROOT, "%,d", operations),
                    generate.get(operations).text(),
                    compile.get(operations).text(),
                    heap.get(operations).text()));
        }
        List<String> lines = new ArrayList<>(List.of(
                "Model, client and server interface together, as `mvn compile -Dcontract=FILE -pl " + GENERATING_MODULES
                        + "` does it: the time",
                "of the generator's and of the compiler's goals, and the most heap in use after a collection of the JVM that Maven runs in.",
                "",
                "![Time by operations](contract.svg)",
                ""));
        lines.addAll(Report.table(rows));
        report.section("Large contracts", lines);
        report.chart(
                "contract.svg",
                Chart.curves(
                        "Seconds by operations in the contract",
                        plan.contracts,
                        Map.of(
                                "generate", List.copyOf(generate.values()),
                                "compile", List.copyOf(compile.values()))));
    }

    private void growth(
            String key, String what, Map<Integer, Series> series, int largest, int next, double growth, String unit) {
        report.aim(
                "contract-" + key,
                String.format(Locale.ROOT, "%,d operations: %s for one, against %,d operations", largest, what, next),
                true,
                1,
                series.get(largest).over(series.get(next)).times(1 / growth),
                Series.text(series.get(largest).median()) + unit + " against "
                        + Series.text(series.get(next).median()) + unit);
    }

    /** Seconds of each goal, of all modules together. */
    private Map<String, Double> build(int operations, Series heap) throws IOException, InterruptedException {
        Path contract = Program.TARGET.resolve("contract-" + operations + ".yaml");
        Files.writeString(contract, contract(operations));
        Path gc = Program.TARGET.resolve("gc.log");
        Files.deleteIfExists(gc);
        String log = Program.run(
                copy,
                Program.environment("-XX:+UseSerialGC -Xms16m -Xlog:gc:file=" + gc),
                Program.maven(
                        "-Dstyle.color=never",
                        "-Dorg.slf4j.simpleLogger.showDateTime=true",
                        "-Dorg.slf4j.simpleLogger.dateTimeFormat=HH:mm:ss.SSS",
                        "-Dcontract=" + contract,
                        "-pl",
                        GENERATING_MODULES,
                        "compile"));
        requireOperations(operations);
        heap.add(HEAP_AFTER_COLLECTION
                .matcher(Files.readString(gc))
                .results()
                .mapToDouble(match -> Double.parseDouble(match.group(1)))
                .max()
                .orElseThrow());
        Map<String, Double> times = new LinkedHashMap<>();
        Matcher goal = GOAL.matcher(log);
        String last = null;
        LocalTime since = LocalTime.MIN;
        while (goal.find()) {
            LocalTime now = LocalTime.parse(goal.group(1));
            if (last != null) {
                times.merge(last, Duration.between(since, now).toNanos() / 1e9, Double::sum);
            }
            last = goal.group(2) == null ? null : goal.group(2) + ":" + goal.group(3);
            since = now;
        }
        if (!times.keySet().containsAll(List.of("openapi-generator:generate", "compiler:compile"))) {
            throw new IllegalStateException("goals that were not recognized, " + times.keySet() + ":\n" + log);
        }
        return times;
    }

    private static String contract(int operations) throws IOException {
        String yaml = Files.readString(Program.ROOT.resolve("api-spec/src/main/openapi/oneprovider.yaml"));
        int start = yaml.indexOf("  /automation");
        int end = yaml.indexOf("components:");
        String operation = yaml.substring(start, end);
        StringBuilder all = new StringBuilder(yaml.substring(0, end));
        for (int i = 1; i < operations; i++) {
            all.append(operation
                    .replace("/pause:", "/pause_" + i + ":")
                    .replace("pause_workflow_execution\n", "pause_workflow_execution_" + i + "\n")
                    .replace("- Workflow execution", "- Group " + i / 10));
        }
        return all.append(yaml.substring(end)).toString();
    }

    /** Checks that all operations were generated and compiled. */
    private void requireOperations(int operations) throws IOException {
        for (Map.Entry<String, String> annotation :
                Map.of("client", "@RequestLine", "server-stubs", "@POST").entrySet()) {
            Path target = copy.resolve(annotation.getKey()).resolve("target");
            long found = 0;
            for (Path file : files(target.resolve("generated-sources"), ".java")) {
                found += Files.readString(file).split(annotation.getValue() + "\\b", -1).length - 1;
                String name = file.getFileName().toString().replace(".java", ".class");
                if (files(target.resolve("classes"), "/" + name).isEmpty()) {
                    throw new IllegalStateException(file + " was not compiled");
                }
            }
            if (found != operations) {
                throw new IllegalStateException(
                        annotation.getKey() + " has " + found + " operations, not " + operations);
            }
        }
    }

    /** A build in which nothing has changed, alternating with Maven on an empty project. */
    void unchanged() throws IOException, InterruptedException {
        Path empty = Files.createDirectories(Program.TARGET.resolve("empty"));
        Files.writeString(empty.resolve("pom.xml"), """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>empty</groupId>
                  <artifactId>empty</artifactId>
                  <version>1</version>
                  <packaging>pom</packaging>
                </project>
                """);
        String modules = plan == Plan.QUICK ? " -pl " + GENERATING_MODULES : "";
        String compiling = "mvn -q compile" + modules;
        String validating = "mvn -q validate" + modules;
        time(copy, compiling);
        FileTime before = newest();
        Series nothing = new Series("`mvn -q validate`, an empty project");
        Series validate = new Series("`" + validating + "`, this project");
        Series compile = new Series("`" + compiling + "`, this project, nothing changed");
        for (int round = 0; round < plan.builds; round++) {
            nothing.add(time(empty, "mvn -q validate"));
            compile.add(time(copy, compiling));
            validate.add(time(copy, validating));
        }
        if (!newest().equals(before)) {
            throw new IllegalStateException("a build changed something although nothing had changed");
        }
        report.aim(
                "unchanged",
                "the build when nothing changed, against Maven doing nothing",
                true,
                2.5,
                compile.over(nothing),
                Series.text(compile.median()) + " s against " + Series.text(nothing.median()) + " s");
        report.section("Builds", Report.table("whole process", "s", List.of(nothing, validate, compile)));
    }

    private static double time(Path directory, String mvn) throws IOException, InterruptedException {
        List<String> command = Program.maven(mvn.substring("mvn ".length()).split(" "));
        long start = System.nanoTime();
        Program.run(directory, Program.environment(""), command);
        return (System.nanoTime() - start) / 1e9;
    }

    /** When a class or a generated source was last written. */
    private FileTime newest() throws IOException {
        FileTime newest = FileTime.fromMillis(0);
        for (String suffix : List.of(".class", ".java")) {
            for (Path file : files(copy, suffix)) {
                FileTime time = Files.getLastModifiedTime(file);
                newest = time.compareTo(newest) > 0 ? time : newest;
            }
        }
        return newest;
    }

    private static List<Path> files(Path directory, String suffix) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(suffix)).toList();
        }
    }

    private void copySources() throws IOException {
        if (Files.exists(copy)) {
            try (Stream<Path> old = Files.walk(copy)) {
                for (Path file : old.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        Files.walkFileTree(Program.ROOT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                if (NOT_COPIED.contains(directory.getFileName().toString()) && !directory.equals(Program.ROOT)) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(copy.resolve(Program.ROOT.relativize(directory)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(
                        file,
                        copy.resolve(Program.ROOT.relativize(file)),
                        StandardCopyOption.REPLACE_EXISTING,
                        StandardCopyOption.COPY_ATTRIBUTES);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
