package org.onedata.oneprovider.benchmarks.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import org.onedata.oneprovider.benchmarks.Exchange;
import org.onedata.oneprovider.benchmarks.run.Program.Server;

/** The stub with the {@code Feature} on each JAX-RS runtime, in turns with a bare resource on the same runtime. */
final class Runtimes {
    private static final List<List<String>> RUNTIMES = List.of(
            List.of("Jersey 3.1", "jersey3", "Jersey"),
            List.of("Jersey 4", "jersey4", "Jersey"),
            List.of("RESTEasy", "resteasy", "Resteasy"),
            List.of("Apache CXF", "cxf", "Cxf"));

    private final Plan plan;
    private final Report report;

    Runtimes(Plan plan, Report report) {
        this.plan = plan;
        this.report = report;
    }

    void measure() throws Exception {
        List<Series> all = new ArrayList<>();
        for (List<String> runtime : RUNTIMES) {
            String module = runtime.get(1);
            String classPath = Program.join(Program.classPath(module));
            String main = Program.type(module + "." + runtime.get(2));
            try (Server bare = new Server(classPath, main, "bare");
                    Server stub = new Server(classPath, main, "stub")) {
                if (plan == Plan.QUICK) {
                    control(stub);
                }
                measure(runtime.get(0), "success", Exchange.WID, 204, bare, stub, all);
                measure(runtime.get(0), "error", "unknown", 404, bare, stub, all);
            }
        }
        List<String> lines = new ArrayList<>(List.of(
                "Requests over 4 connections from a process on the same machine, as many as come; the runtimes are servlets in Jetty.",
                ""));
        lines.addAll(Report.table("runtime", "answers a second", all));
        report.section("Servers", lines);
    }

    /** Proves that a success is not taken for the error that was asked for. */
    private static void control(Server server) throws Exception {
        try (Load load = new Load(server.address, Exchange.WID, 404)) {
            load.rate(50);
        } catch (ExecutionException e) {
            return;
        }
        throw new IllegalStateException("a 204 was taken for a 404");
    }

    private void measure(String name, String kind, String wid, int status, Server bare, Server stub, List<Series> all)
            throws Exception {
        Series bareRates = new Series(name + ", " + kind + ", bare");
        Series stubRates = new Series(name + ", " + kind + ", **stub with `Feature`**");
        try (Load bareLoad = new Load(bare.address, wid, status);
                Load stubLoad = new Load(stub.address, wid, status)) {
            bareLoad.rate(plan.warmUp);
            stubLoad.rate(plan.warmUp);
            for (int round = 0; round < plan.loadRounds; round++) {
                if (round % 2 == 0) {
                    bareRates.add(bareLoad.rate(plan.load));
                    stubRates.add(stubLoad.rate(plan.load));
                } else {
                    stubRates.add(stubLoad.rate(plan.load));
                    bareRates.add(bareLoad.rate(plan.load));
                }
            }
        }
        report.aim(
                "server-" + kind,
                "stub with the `Feature` on " + name + ", " + kind + ": throughput, against the bare runtime",
                false,
                0.9,
                stubRates.over(bareRates),
                String.format(Locale.ROOT, "%,.0f/s against %,.0f/s", stubRates.median(), bareRates.median()));
        all.add(bareRates);
        all.add(stubRates);
    }
}
