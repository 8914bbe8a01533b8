package org.onedata.oneprovider.benchmarks.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.onedata.oneprovider.benchmarks.Exchange;
import org.onedata.oneprovider.benchmarks.FixedServer.Fault;
import org.onedata.oneprovider.benchmarks.run.Jmh.Scores;
import org.onedata.oneprovider.benchmarks.run.Jmh.Subject;
import org.onedata.oneprovider.benchmarks.run.Program.Server;

/** Costs of a call in a warmed-up process. */
final class CallCosts {
    static final Subject RAW = new Subject("raw socket", "bare.RawSocket");
    static final Subject JDK = new Subject("JDK HttpClient", "bare.JdkHttpClient");
    static final Subject OKHTTP = new Subject("OkHttp", "bare.OkHttp");
    static final Subject APACHE = new Subject("Apache HttpClient 5", "bare.ApacheHttpClient");
    static final Subject CLIENT = new Subject("**this client**", "client.ClientPeer");
    static final Subject STOCK_FEIGN = new Subject("stock Feign client", "stock.feign.StockFeign");
    static final Subject STOCK_NATIVE = new Subject("stock native client", "stock.jdk.StockNative");

    private static final List<Subject> BARE = List.of(JDK, OKHTTP, APACHE);
    private static final List<Subject> ALL = List.of(RAW, JDK, OKHTTP, APACHE, CLIENT, STOCK_FEIGN, STOCK_NATIVE);

    private static final Subject PARSER = new Subject("streaming parser", "bare.StreamingErrorReader");
    private static final Subject READER = new Subject(CLIENT.name(), "client.ClientErrorReader");
    private static final Subject STOCK_MODELS = new Subject("stock models", "stock.feign.StockModels");
    private static final List<Subject> READERS = List.of(PARSER, READER, STOCK_MODELS);

    private static final String SUCCESS = "PauseBenchmark.success";

    private final Plan plan;
    private final Report report;
    private final Jmh jmh;

    CallCosts(Plan plan, Report report) {
        this.plan = plan;
        this.report = report;
        this.jmh = new Jmh(plan, plan.errorWarmUp);
    }

    /** Proves that no benchmark passes without doing its work. */
    void control() throws IOException, InterruptedException {
        try (Server wrong = Benchmarks.fixedServer(Fault.WRONG_ANSWER)) {
            for (Subject peer : ALL) {
                jmh.mustFail(SUCCESS, peer, Exchange.WRONG_ERROR_ID, "-p", "server=" + wrong.address);
            }
            jmh.mustFail(
                    "PauseBenchmark.error",
                    CLIENT,
                    "a success instead of",
                    "-p",
                    "server=" + wrong.address,
                    "-p",
                    "wid=404a1kb");
        }
        try (Server miscounting = Benchmarks.fixedServer(Fault.WRONG_COUNT)) {
            jmh.mustFail(SUCCESS, CLIENT, " calls, but ", "-p", "server=" + miscounting.address);
        }
        for (Subject reader : READERS) {
            jmh.mustFail("ErrorBenchmark.read", reader, "id of the error: notFound", "-p", "id=another");
        }
        System.out.println(
                "Control: calls fail against a server that answers or counts wrongly, errors if their id is another one.");
    }

    void pause(String server) throws IOException, InterruptedException {
        Scores scores = new Jmh(plan, plan.pauseWarmUp).run(SUCCESS, plan.pauseRounds, ALL, "-p", "server=" + server);
        Subject fastest = fastest(scores, BARE, true);
        cpuAim("pause-bare", "the fastest bare library (" + fastest.name() + ")", 1.15, scores, fastest);
        cpuAim("pause-stock", "the stock Feign client", 0.8, scores, STOCK_FEIGN);
        report.aim(
                "pause-memory",
                "memory allocated by a successful pause, against the stock Feign client",
                true,
                0.7,
                scores.allocated(CLIENT).over(scores.allocated(STOCK_FEIGN)),
                bytes(scores.allocated(CLIENT)) + " against " + bytes(scores.allocated(STOCK_FEIGN)));

        List<String> lines = new ArrayList<>(List.of("![Time of a successful pause](pause.svg)", ""));
        lines.addAll(table("one thread", "pause", ALL, scores));
        report.section("A successful pause", lines);
        report.chart(
                "pause.svg",
                Chart.bars(
                        "A successful pause on one thread, µs (median; line: range)",
                        ALL.stream()
                                .map(peer -> scores.score(peer).times(0.001))
                                .toList(),
                        CLIENT.name()));
    }

    /** By CPU time, since over loopback the rest of the time is mostly the kernel's scheduling. */
    private void cpuAim(String key, String other, double bound, Scores scores, Subject peer) {
        report.aim(
                key,
                "successful pause, one thread: CPU time, against " + other,
                true,
                bound,
                scores.cpu(CLIENT).over(scores.cpu(peer)),
                micros(scores.cpu(CLIENT)) + " against " + micros(scores.cpu(peer)) + "; by the clock "
                        + scores.score(CLIENT).over(scores.score(peer)).text() + " ×");
    }

    void callers(String server) throws IOException, InterruptedException {
        boolean hasVirtualThreads = Runtime.version().feature() >= 21;
        List<Subject> peers = List.of(OKHTTP, APACHE, CLIENT);
        List<String> lines = new ArrayList<>(List.of(
                "The JDK's `HttpClient` is not among them: in a run on JDK 25 one of its calls failed (`HTTP/1.1 header parser received",
                "no bytes`) although the server keeps all connections, and a call that fails ends the run.",
                ""));
        for (String kind : hasVirtualThreads ? List.of("platform", "virtual") : List.of("platform")) {
            String executor = "-Djmh.executor=" + kind.toUpperCase(Locale.ROOT);
            Scores scores = new Jmh(plan, plan.callerWarmUp)
                    .run(
                            SUCCESS,
                            plan.callerRounds,
                            peers,
                            "-p",
                            "server=" + server,
                            "-bm",
                            "thrpt",
                            "-tu",
                            "s",
                            "-t",
                            "64",
                            executor,
                            "--jvmArgsAppend=" + executor);
            Subject fastest = fastest(scores, List.of(OKHTTP, APACHE), false);
            report.aim(
                    "callers-" + kind,
                    "throughput at 64 callers on " + kind + " threads, against the fastest bare library ("
                            + fastest.name() + ")",
                    false,
                    kind.equals("virtual") ? 1 : 0.95,
                    scores.score(CLIENT).over(scores.score(fastest)),
                    perSecond(scores.score(CLIENT)) + " against " + perSecond(scores.score(fastest)));
            lines.addAll(Report.table(
                    "64 callers on " + kind + " threads",
                    "pauses a second",
                    peers.stream().map(scores::score).toList()));
            lines.add("");
        }
        if (!hasVirtualThreads) {
            lines.add("Virtual threads need JDK 21 or later, and this was JDK "
                    + Runtime.version().feature() + ".");
        }
        report.section("Many callers", lines);
    }

    void errors(String server) throws IOException, InterruptedException {
        Subject large = new Subject("this client, 1 MB", READER.type(), "-p", "size=1048576");
        Subject largeParser = new Subject("streaming parser, 1 MB", PARSER.type(), "-p", "size=1048576");
        List<Subject> subjects = new ArrayList<>(READERS);
        subjects.addAll(List.of(large, largeParser));
        Scores scores = jmh.run("ErrorBenchmark.read", plan.errorRounds, subjects);
        report.aim(
                "error",
                "error answer of 1 kB, from bytes to exception with `ErrorJson`, against a streaming parser by hand",
                true,
                1.5,
                scores.score(READER).over(scores.score(PARSER)),
                micros(scores.score(READER)) + " against " + micros(scores.score(PARSER)));
        double growth = (double) bodyLength(1 << 20) / bodyLength(1 << 10);
        report.aim(
                "details-time",
                "`details` of 1 MB: time for a byte, against 1 kB",
                true,
                1,
                scores.score(large).over(scores.score(READER)).times(1 / growth),
                micros(scores.score(large)) + " against " + micros(scores.score(READER)));
        report.aim(
                "details-memory",
                "`details` of 1 MB: memory allocated for a byte, against 1 kB",
                true,
                1,
                scores.allocated(large).over(scores.allocated(READER)).times(1 / growth),
                bytes(scores.allocated(large)) + " against " + bytes(scores.allocated(READER)));
        // More than the parser is needed for the text of the body, which the exception keeps.
        report.aim(
                "details-copies",
                "`details` of 1 MB: memory allocated, against the streaming parser, which keeps no text of the body",
                true,
                1.5,
                scores.allocated(large).over(scores.allocated(largeParser)),
                bytes(scores.allocated(large)) + " against " + bytes(scores.allocated(largeParser)));
        report.section("An error, from its bytes to the exception", table("body of 1 kB", "error", READERS, scores));

        List<Subject> answers = Exchange.UNKNOWN_WIDS.entrySet().stream()
                .sorted(Comparator.comparing(entry -> entry.getValue()))
                .map(entry ->
                        new Subject((entry.getValue() >> 10) + " kB", CLIENT.type(), "-p", "wid=" + entry.getKey()))
                .toList();
        Scores wire = jmh.run("PauseBenchmark.error", plan.errorRounds, answers, "-p", "server=" + server);
        List<String> lines = new ArrayList<>(List.of(
                "The ratios above are for reading a body that is there. On the wire the client keeps the first 64 KiB of an error's",
                "body and drops the rest with its connection, so that an answer of 1 MB costs a new connection instead of a megabyte:",
                ""));
        lines.addAll(table("body of the error answer", "call", answers, wire));
        report.section("A large `details`", lines);
    }

    private static int bodyLength(int size) {
        return Exchange.errorBody(Exchange.ERROR_ID, size).length;
    }

    /** A table of subjects, of which the first is what the others are compared with. */
    private static List<String> table(String head, String work, List<Subject> subjects, Scores scores) {
        Subject first = subjects.get(0);
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                head,
                "µs, median",
                "range",
                "against the " + first.name(),
                "µs of CPU time",
                "bytes allocated per " + work));
        for (Subject subject : subjects) {
            Series micros = scores.score(subject).times(0.001);
            rows.add(List.of(
                    subject.name(),
                    Series.text(micros.median()),
                    Series.text(micros.min()) + "–" + Series.text(micros.max()),
                    Series.text(scores.score(subject).over(scores.score(first)).median()) + " ×",
                    Series.text(scores.cpu(subject).times(0.001).median()),
                    String.format(
                            Locale.ROOT, "%,.0f", scores.allocated(subject).median())));
        }
        return Report.table(rows);
    }

    private static Subject fastest(Scores scores, List<Subject> peers, boolean leastIsBest) {
        Comparator<Subject> byScore =
                Comparator.comparing(peer -> scores.score(peer).median());
        return peers.stream().min(leastIsBest ? byScore : byScore.reversed()).orElseThrow();
    }

    private static String micros(Series nanos) {
        return Series.text(nanos.median() / 1000) + " µs";
    }

    private static String bytes(Series bytes) {
        return String.format(Locale.ROOT, "%,.0f B", bytes.median());
    }

    private static String perSecond(Series calls) {
        return String.format(Locale.ROOT, "%,.0f/s", calls.median());
    }
}
