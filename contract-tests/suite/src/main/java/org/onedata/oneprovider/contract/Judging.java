package org.onedata.oneprovider.contract;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onedata.oneprovider.contract.Report.Result;
import org.onedata.oneprovider.contract.Report.Verdict;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The options of the commands that judge by vectors, and what they do. */
final class Judging {
    /** Vectors in a row without any answer, after which a peer is given up. */
    private static final int PATIENCE = 3;

    @Spec(Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--only", paramLabel = "VECTOR", split = ",", description = "Judge by these vectors only.")
    private List<String> only = new ArrayList<>();

    @Option(names = "--skip", paramLabel = "VECTOR", split = ",", description = "Do not judge by these vectors.")
    private List<String> skip = new ArrayList<>();

    @Option(
            names = "--known-failing",
            paramLabel = "FILE",
            description = "Vectors that may fail: lines of the form \"VECTOR: reason\". One that passes fails the run.")
    private @Nullable Path knownFailing;

    @Option(names = "--junit", paramLabel = "FILE", description = "Write a report for CI servers, in JUnit's XML.")
    private @Nullable Path junit;

    @Option(names = "--markdown", paramLabel = "FILE", description = "Write a report with all vectors, in Markdown.")
    private @Nullable Path markdown;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            description = "How long one answer may take; of a client that starts, the first may take six times as"
                    + " long. Default: ${DEFAULT-VALUE}.")
    private double timeout = 5;

    /** Judges by one vector. */
    @FunctionalInterface
    interface Check {
        void check(Vector vector) throws Exception;
    }

    /** Called when all vectors have been judged. */
    @FunctionalInterface
    interface End {
        void end() throws InterruptedException;
    }

    CommandLine commandLine() {
        return spec.commandLine();
    }

    Duration timeout() {
        if (!(timeout > 0 && timeout <= 3600)) {
            throw new ParameterException(spec.commandLine(), "--timeout is between 0 and 3600 seconds");
        }
        return Duration.ofMillis((long) Math.max(1, timeout * 1000));
    }

    /**
     * Judges a peer, and reports.
     *
     * @param title what is judged
     * @return the exit status
     */
    int judge(String title, List<? extends Vector> vectors, Check check, End end) throws IOException {
        KnownFailures known = knownFailures();
        List<? extends Vector> selected = selected(vectors);
        Report report = new Report(title, selected.size());
        PrintWriter out = spec.commandLine().getOut();
        Progress progress = new Progress(spec.commandLine().getErr(), selected.size());
        long start = System.nanoTime();
        String fault = run(selected, check, end, known, report, progress);
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        progress.clear();
        out.print(report.text(Ansi.AUTO, took));
        out.flush();
        if (junit != null) {
            report.junit(junit, took);
        }
        if (markdown != null) {
            report.markdown(markdown, took);
        }
        if (fault.isEmpty() && report.isEmpty()) {
            fault = "nothing was judged";
        }
        if (!fault.isEmpty()) {
            Main.complain(spec, fault);
            return Main.NO_PEER;
        }
        return report.hasFailures() ? Main.FAILURES : Main.OK;
    }

    /** Returns why it makes no sense to go on; empty if all vectors were run. */
    private static String run(
            List<? extends Vector> vectors,
            Check check,
            End end,
            KnownFailures known,
            Report report,
            Progress progress) {
        int unanswered = 0;
        try {
            for (Vector vector : vectors) {
                progress.show(vector);
                long start = System.nanoTime();
                String reason = known.reason(vector);
                Verdict verdict = reason == null ? Verdict.PASSED : Verdict.SURPRISE;
                String lines = "";
                int before = unanswered;
                unanswered = 0;
                try {
                    check.check(vector);
                } catch (NotJudgedException e) {
                    unanswered = before;
                    verdict = Verdict.NOT_JUDGED;
                    reason = e.getMessage();
                } catch (VectorFailure e) {
                    unanswered = e.isUnanswered() ? before + 1 : 0;
                    verdict = reason == null ? Verdict.FAILED : Verdict.KNOWN;
                    lines = e.lines();
                }
                Duration took = Duration.ofNanos(System.nanoTime() - start);
                report.add(new Result(vector, verdict, reason == null ? "" : reason, lines, took));
                if (unanswered == PATIENCE) {
                    return "no HTTP answer to " + PATIENCE + " requests in a row: see above for what came";
                }
            }
            end.end();
            return "";
        } catch (RawExchange.ConnectException | PeerException e) {
            return String.valueOf(e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private List<? extends Vector> selected(List<? extends Vector> vectors) {
        List<String> ids = vectors.stream().map(Vector::id).toList();
        for (List<String> names : List.of(only, skip)) {
            for (String name : names) {
                if (!ids.contains(name)) {
                    throw new ParameterException(
                            spec.commandLine(), "no vector for this side is called " + name + ": see list");
                }
            }
        }
        return vectors.stream()
                .filter(vector -> only.isEmpty() || only.contains(vector.id()))
                .filter(vector -> !skip.contains(vector.id()))
                .toList();
    }

    private KnownFailures knownFailures() {
        if (knownFailing == null) {
            return KnownFailures.NONE;
        }
        try {
            return KnownFailures.parse(knownFailing.toString(), Files.readString(knownFailing));
        } catch (IOException e) {
            throw new ParameterException(spec.commandLine(), "cannot read " + knownFailing);
        } catch (MalformedVectorException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
    }

    /** A line on a terminal that tells how far the run is; nothing where there is no terminal. */
    private static final class Progress {
        private final PrintWriter err;
        private final int all;
        private final boolean shown = System.console() != null && Ansi.AUTO.enabled();
        private int done;

        Progress(PrintWriter err, int all) {
            this.err = err;
            this.all = all;
        }

        void show(Vector vector) {
            done++;
            print(String.format("%3d of %d  %s", done, all, vector.id()));
        }

        void clear() {
            print("");
        }

        private void print(String line) {
            if (shown) {
                err.print("\r\u001b[K" + line);
                err.flush();
            }
        }
    }
}
