package org.onedata.oneprovider.benchmarks.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.onedata.oneprovider.benchmarks.Exchange;
import org.onedata.oneprovider.benchmarks.FixedServer;
import org.onedata.oneprovider.benchmarks.run.Jmh.Subject;

/** Time of whole processes, from the start of the JVM to its exit after one pause. */
final class Start {
    private static final List<Subject> PROGRAMS = List.of(
            CallCosts.JDK,
            CallCosts.OKHTTP,
            CallCosts.APACHE,
            CallCosts.CLIENT,
            CallCosts.STOCK_FEIGN,
            CallCosts.STOCK_NATIVE);

    private final Plan plan;
    private final Report report;

    Start(Plan plan, Report report) {
        this.plan = plan;
        this.report = report;
    }

    void measure(String server) throws IOException, InterruptedException {
        List<Series> all =
                PROGRAMS.stream().map(program -> new Series(program.name())).toList();
        for (int round = 0; round < plan.starts; round++) {
            for (int i = 0; i < PROGRAMS.size(); i++) {
                int turn = (i + round) % PROGRAMS.size();
                all.get(turn).add(start(PROGRAMS.get(turn), server));
            }
        }
        Series jdk = all.get(PROGRAMS.indexOf(CallCosts.JDK));
        Series client = all.get(PROGRAMS.indexOf(CallCosts.CLIENT));
        report.aim(
                "start",
                "JVM start to the first pause done, against a program with the JDK's HttpClient",
                true,
                1,
                client.over(jdk),
                Series.text(client.median()) + " ms against " + Series.text(jdk.median()) + " ms");
        report.section(
                "A program that pauses one execution", Report.table("whole process, with the JVM's start", "ms", all));
    }

    /** Proves that a program fails if its pause fails. */
    void control(String wrongServer) throws IOException, InterruptedException {
        for (Subject program : PROGRAMS) {
            try {
                start(program, wrongServer);
            } catch (IllegalStateException e) {
                if (e.getMessage().contains(Exchange.WRONG_ERROR_ID)) {
                    continue;
                }
                throw e;
            }
            throw new IllegalStateException(program.name() + " took an error for a success");
        }
    }

    static double start(Subject program, String server) throws IOException, InterruptedException {
        List<Path> jars = program == CallCosts.JDK
                ? Program.classPath("bare").stream()
                        .filter(Program::isOfBenchmarks)
                        .toList()
                : Program.classPath(program.module());
        long before = FixedServer.count(server);
        List<String> command =
                Program.java(Program.join(jars), Program.type("FirstPause"), Program.type(program.type()), server);
        long start = System.nanoTime();
        String output = Program.run(Program.TARGET, Map.of(), command);
        double millis = (System.nanoTime() - start) / 1e6;
        if (!output.contains("paused") || FixedServer.count(server) != before + 1) {
            throw new IllegalStateException(program.name() + " did not pause once:\n" + output);
        }
        return millis;
    }
}
