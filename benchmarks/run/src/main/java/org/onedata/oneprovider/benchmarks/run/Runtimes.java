package org.onedata.oneprovider.benchmarks.run;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import org.onedata.oneprovider.benchmarks.Exchange;
import org.onedata.oneprovider.benchmarks.run.Program.Server;

/**
 * The stub with the {@code Feature} on each JAX-RS runtime, in turns with what one would write by hand for the same
 * runtime, and, for errors, with a resource that sends bytes made in advance.
 */
final class Runtimes {
    private static final List<List<String>> RUNTIMES = List.of(
            List.of("Jersey 3.1", "jersey3", "Jersey3"),
            List.of("Jersey 4", "jersey4", "Jersey4"),
            List.of("RESTEasy", "resteasy", "Resteasy"),
            List.of("Apache CXF", "cxf", "Cxf"));

    /** A request, and the start of the body of its answer: no server sends that of another. */
    private record Case(String kind, String wid, int status, String bodyStart) {

        static Case success() {
            return new Case("success", Exchange.WID, 204, "");
        }

        static Case error(String description) {
            return new Case(
                    "error",
                    "unknown",
                    404,
                    "{\"error\":{\"id\":\"notFound\",\"description\":\"" + description + "\",");
        }
    }

    private static final Case SUCCESS = Case.success();
    private static final Case BARE_ERROR = Case.error("The resource could not be found.");
    private static final Case HAND_ERROR = Case.error("The requested execution could not be found.");
    private static final Case STUB_ERROR = Case.error("The requested resource could not be found.");

    private final Plan plan;
    private final Report report;
    private final List<Series> all = new ArrayList<>();

    Runtimes(Plan plan, Report report) {
        this.plan = plan;
        this.report = report;
    }

    void measure() throws Exception {
        for (List<String> runtime : RUNTIMES) {
            String module = runtime.get(1);
            String classPath = Program.join(Program.classPath(module));
            String main = Program.type(module + "." + runtime.get(2));
            try (Server bare = new Server(classPath, main, "bare");
                    Server hand = new Server(classPath, main, "hand");
                    Server stub = new Server(classPath, main, "stub")) {
                String name = runtime.get(0);
                requireFeature(name + ", bare", bare, false);
                requireFeature(name + ", by hand", hand, false);
                requireFeature(name + ", stub", stub, true);
                if (plan == Plan.QUICK) {
                    control(stub, SUCCESS);
                    control(bare, BARE_ERROR);
                    control(hand, HAND_ERROR);
                }
                Subject stubSuccess = new Subject(name + ", success, **stub with `Feature`**", stub, SUCCESS);
                Subject stubError = new Subject(name + ", error, **stub with `Feature`**", stub, STUB_ERROR);
                measure(name, 0.95, new Subject(name + ", success, by hand", hand, SUCCESS), stubSuccess);
                measure(
                        name,
                        1,
                        new Subject(name + ", error, by hand", hand, HAND_ERROR),
                        stubError,
                        new Subject(name + ", error, bytes made in advance", bare, BARE_ERROR));
            }
        }
        List<String> lines = new ArrayList<>(List.of(
                "Requests over 4 connections from a process on the same machine, as many as come; the runtimes are servlets in Jetty.",
                "By hand, an error is an exception with a stack trace, which a mapper writes with Jackson; the stub also asks for",
                "a token.",
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
            throw new IllegalStateException(name + ": an unknown path was answered with " + response.statusCode() + ", "
                    + type + ": " + response.body());
        }
    }

    /** Proves that the response of another server is not accepted. */
    private static void control(Server server, Case answer) throws Exception {
        try (Load load = new Load(server.address, answer.wid, STUB_ERROR.status, STUB_ERROR.bodyStart)) {
            load.rate(50);
        } catch (ExecutionException e) {
            if (e.getMessage().contains(Load.NOT_EXPECTED + "HTTP/1.1 " + answer.status)) {
                return;
            }
            throw e;
        }
        throw new IllegalStateException("another answer, a " + answer.status + ", was taken for the stub's error");
    }

    /** Load on a server, and the rates of its answers. */
    private static final class Subject {
        private final Series rates;
        private final Server server;
        private final Case answer;

        Subject(String name, Server server, Case answer) {
            this.rates = new Series(name);
            this.server = server;
            this.answer = answer;
        }

        Load load() throws IOException {
            return new Load(server.address, answer.wid, answer.status, answer.bodyStart);
        }
    }

    /** @param aim throughput of the stub against that of what is written by hand */
    private void measure(String name, double aim, Subject hand, Subject stub, Subject... others) throws Exception {
        List<Subject> subjects = new ArrayList<>(List.of(hand, stub));
        subjects.addAll(List.of(others));
        for (Subject subject : subjects) {
            try (Load load = subject.load()) {
                load.rate(plan.loadWarmUp);
            }
        }
        for (int round = 0; round < plan.loadRounds; round++) {
            for (Subject subject : subjects) {
                try (Load load = subject.load()) {
                    subject.rates.add(load.rate(plan.load));
                }
            }
            Collections.rotate(subjects, 1);
        }
        report.aim(
                "server-" + stub.answer.kind,
                "stub with the `Feature` on " + name + ", " + stub.answer.kind
                        + ": throughput, against a resource by hand",
                false,
                aim,
                stub.rates.over(hand.rates),
                String.format(Locale.ROOT, "%,.0f/s against %,.0f/s", stub.rates.median(), hand.rates.median()));
        all.add(hand.rates);
        all.add(stub.rates);
        for (Subject other : others) {
            all.add(other.rates);
        }
    }
}
