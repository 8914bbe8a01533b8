package org.onedata.oneprovider.benchmarks.run;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import org.onedata.oneprovider.benchmarks.Exchange;
import org.onedata.oneprovider.benchmarks.run.Program.Server;

/** The stub with the {@code Feature} on each JAX-RS runtime, alternating with a bare resource on the same runtime. */
final class Runtimes {
    private static final List<List<String>> RUNTIMES = List.of(
            List.of("Jersey 3.1", "jersey3", "Jersey3"),
            List.of("Jersey 4", "jersey4", "Jersey4"),
            List.of("RESTEasy", "resteasy", "Resteasy"),
            List.of("Apache CXF", "cxf", "Cxf"));

    /**
     * A request, and the starts of the response bodies of both servers, which differ so that neither is taken for the
     * other.
     */
    private record Case(String kind, String wid, int status, String bare, String stub) {}

    private static final Case SUCCESS = new Case("success", Exchange.WID, 204, "", "");
    private static final Case ERROR = new Case(
            "error",
            "unknown",
            404,
            "{\"error\":{\"id\":\"notFound\",\"description\":\"The resource could not be found.\",",
            "{\"error\":{\"id\":\"notFound\",\"description\":\"The requested resource could not be found.\",");

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
                requireFeature(runtime.get(0), bare, false);
                requireFeature(runtime.get(0), stub, true);
                if (plan == Plan.QUICK) {
                    control(stub, SUCCESS);
                    control(bare, ERROR);
                }
                for (Case answer : List.of(SUCCESS, ERROR)) {
                    warmUp(bare, answer, answer.bare);
                    warmUp(stub, answer, answer.stub);
                }
                measure(runtime.get(0), SUCCESS, bare, stub, all);
                measure(runtime.get(0), ERROR, bare, stub, all);
            }
        }
        List<String> lines = new ArrayList<>(List.of(
                "Requests over 4 connections from a process on the same machine, as many as come; the runtimes are servlets in Jetty.",
                ""));
        lines.addAll(Report.table("runtime", "answers a second", all));
        report.section("Servers", lines);
    }

    /** Fails unless unknown paths get a JSON response exactly where the {@code Feature} should be. */
    private static void requireFeature(String name, Server server, boolean isThere) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.address + Exchange.BASE_PATH + "/unknown"))
                .timeout(Duration.ofSeconds(30))
                .build();
        HttpResponse<String> response = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        String type = response.headers().firstValue("Content-Type").orElse("no type");
        if (response.statusCode() != 404 || type.startsWith("application/json") != isThere) {
            throw new IllegalStateException(
                    name + (isThere ? ", stub" : ", bare") + ": an unknown path was answered with "
                            + response.statusCode() + ", " + type + ": " + response.body());
        }
    }

    /** Proves that the response of another server is not accepted. */
    private static void control(Server server, Case answer) throws Exception {
        try (Load load = new Load(server.address, answer.wid, ERROR.status, ERROR.stub)) {
            load.rate(50);
        } catch (ExecutionException e) {
            if (e.getMessage().contains(Load.NOT_EXPECTED + "HTTP/1.1 " + answer.status)) {
                return;
            }
            throw e;
        }
        throw new IllegalStateException("another answer, a " + answer.status + ", was taken for the stub's error");
    }

    private void warmUp(Server server, Case answer, String bodyStart) throws Exception {
        try (Load load = new Load(server.address, answer.wid, answer.status, bodyStart)) {
            load.rate(plan.loadWarmUp);
        }
    }

    private void measure(String name, Case answer, Server bare, Server stub, List<Series> all) throws Exception {
        Series bareRates = new Series(name + ", " + answer.kind + ", bare");
        Series stubRates = new Series(name + ", " + answer.kind + ", **stub with `Feature`**");
        try (Load bareLoad = new Load(bare.address, answer.wid, answer.status, answer.bare);
                Load stubLoad = new Load(stub.address, answer.wid, answer.status, answer.stub)) {
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
                "server-" + answer.kind,
                "stub with the `Feature` on " + name + ", " + answer.kind + ": throughput, against the bare runtime",
                false,
                0.9,
                stubRates.over(bareRates),
                String.format(Locale.ROOT, "%,.0f/s against %,.0f/s", stubRates.median(), bareRates.median()));
        all.add(bareRates);
        all.add(stubRates);
    }
}
