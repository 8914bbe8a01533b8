package org.onedata.oneprovider.benchmarks.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.onedata.oneprovider.benchmarks.CpuTime;
import org.onedata.oneprovider.benchmarks.run.Program.Output;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs JMH forks with the class path of a peer; JMH itself has only one class path. */
final class Jmh {

    /** Something to measure: a class of a module of the benchmarks, and the name that it goes by. */
    record Subject(String name, String type, List<String> options) {
        Subject(String name, String type, String... options) {
            this(name, type, List.of(options));
        }

        /** The module whose class path it needs. */
        String module() {
            return type.startsWith("stock.feign.")
                    ? "stock-feign"
                    : type.startsWith("stock.jdk.") ? "stock-native" : type.substring(0, type.indexOf('.'));
        }
    }

    /**
     * Score (nanoseconds per call, or calls per second), nanoseconds of CPU time and bytes allocated per call, for each
     * subject.
     */
    record Scores(Map<String, Series> score, Map<String, Series> cpu, Map<String, Series> allocated) {
        Series score(Subject subject) {
            return score.get(subject.name());
        }

        Series cpu(Subject subject) {
            return cpu.get(subject.name());
        }

        Series allocated(Subject subject) {
            return allocated.get(subject.name());
        }
    }

    private final List<String> options;

    /** Forks that warm up for so long. */
    Jmh(Plan plan, String warmUp) {
        options = new ArrayList<>(plan.jmh);
        options.addAll(List.of("-w", warmUp));
    }

    /** Runs the subjects in rounds, each in another order, so that a noisy minute does not affect just one of them. */
    Scores run(String benchmark, int rounds, List<Subject> subjects, String... more)
            throws IOException, InterruptedException {
        Scores scores = new Scores(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
        for (Subject subject : subjects) {
            scores.score.put(subject.name(), new Series(subject.name()));
            scores.cpu.put(subject.name(), new Series(subject.name()));
            scores.allocated.put(subject.name(), new Series(subject.name()));
        }
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < subjects.size(); i++) {
                Subject subject = subjects.get((i + round) % subjects.size());
                JsonNode result = run(benchmark, subject, List.of(more));
                scores.score(subject).add(result.at("/primaryMetric/score").asDouble());
                scores.cpu(subject).add(result.at("/secondaryMetrics/cpu/score").asDouble());
                scores.allocated(subject)
                        .add(result.at("/secondaryMetrics/gc.alloc.rate.norm/score")
                                .asDouble());
            }
        }
        return scores;
    }

    private JsonNode run(String benchmark, Subject subject, List<String> more)
            throws IOException, InterruptedException {
        Path file = Program.TARGET.resolve("jmh.json");
        Files.deleteIfExists(file);
        Output output = tryRun(benchmark, subject, more, file);
        JsonNode results =
                Files.exists(file) && Files.size(file) > 0 ? JsonMapper.shared().readTree(file) : null;
        if (output.exit() != 0 || results == null || results.size() != 1) {
            throw new IllegalStateException(benchmark + " of " + subject.name() + " failed:\n" + output.text());
        }
        return results.get(0);
    }

    private Output tryRun(String benchmark, Subject subject, List<String> more, Path file)
            throws IOException, InterruptedException {
        List<Path> jars = new ArrayList<>(Program.classPath(subject.module()));
        Program.classPath("run").stream()
                .filter(jar -> jar.getFileName().toString().matches("(jmh-core|jopt-simple|commons-math3)-.*"))
                .forEach(jars::add);
        List<String> arguments = new ArrayList<>(List.of("org.openjdk.jmh.Main", benchmark + "$"));
        arguments.addAll(options);
        arguments.addAll(List.of(
                "-prof",
                "gc",
                "-prof",
                CpuTime.class.getName(),
                "-foe",
                "true",
                "-rf",
                "json",
                "-rff",
                file.toString()));
        arguments.addAll(List.of("-p", "peer=" + Program.type(subject.type())));
        arguments.addAll(more);
        arguments.addAll(subject.options());
        return Program.tryRun(
                Program.TARGET, Map.of(), Program.java(Program.join(jars), arguments.toArray(String[]::new)));
    }

    /** Proves that the benchmark fails with this message if the server misbehaves. */
    void mustFail(String benchmark, Subject subject, String message, String... more)
            throws IOException, InterruptedException {
        Path file = Program.TARGET.resolve("jmh.json");
        Output output = tryRun(benchmark, subject, List.of(more), file);
        if (output.exit() == 0 || !output.text().contains(message)) {
            throw new IllegalStateException(benchmark + " of " + subject.name()
                    + " did not notice a server that is wrong (exit status " + output.exit() + "):\n" + output.text());
        }
    }
}
