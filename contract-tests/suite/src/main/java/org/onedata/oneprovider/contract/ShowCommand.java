package org.onedata.oneprovider.contract;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows a vector. */
@Command(
        name = "show",
        description = "Shows a vector: what it is about, how that is known, the request and the answer.",
        usageHelpAutoWidth = true,
        sortOptions = false)
final class ShowCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "VECTOR", description = "The id of the vector; see list.")
    private String id;

    @Option(names = "--help", usageHelp = true, description = "Show this and exit.")
    private boolean help;

    @Override
    public void run() {
        List<Vector> all = Vectors.load().all();
        Vector vector = all.stream()
                .filter(candidate -> candidate.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new ParameterException(spec.commandLine(), unknown(all)));
        PrintWriter out = spec.commandLine().getOut();
        out.println(vector.id() + "  (" + Report.kind(vector) + ", for "
                + (vector.appliesTo() == AppliesTo.BOTH
                        ? "clients and servers"
                        : vector.appliesTo().name().toLowerCase(Locale.ROOT) + "s")
                + ")");
        out.println(vector.documentation());
        out.println("From: " + vector.origin());
        out.println();
        if (vector instanceof RequestVector request) {
            show(out, request);
        } else if (vector instanceof ResponseVector response) {
            show(out, response);
        } else if (vector instanceof MalformedRequestVector request) {
            show(out, request);
        } else if (vector instanceof BodyVector body) {
            out.println(body.schema() + ", "
                    + body.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '));
            out.println(body.body());
        }
    }

    private String unknown(List<Vector> all) {
        String part = id.toLowerCase(Locale.ROOT);
        List<String> similar = all.stream()
                .map(Vector::id)
                .filter(name -> name.toLowerCase(Locale.ROOT).contains(part))
                .limit(5)
                .toList();
        return "no vector is called " + id
                + (similar.isEmpty() ? "; see list" : "; " + String.join(", ", similar) + "?");
    }

    private static void show(PrintWriter out, RequestVector vector) {
        RequestVector.Request request = vector.request();
        out.println("Call:    " + vector.operation() + " " + vector.params() + ", token " + vector.token());
        out.println();
        message(out, request.method() + " " + request.path(), request.headers(), request.body());
        request.headersMatching().forEach((name, pattern) -> out.println("  " + name + " matches " + pattern));
        if (!request.forbiddenHeaders().isEmpty()) {
            out.println("  none of these headers: " + String.join(", ", request.forbiddenHeaders()));
        }
    }

    private static void show(PrintWriter out, ResponseVector vector) {
        ResponseVector.Response response = vector.response();
        message(out, "Status " + response.status(), response.headers(), response.body());
        out.println();
        out.println("Outcome: " + vector.outcome());
        out.println("The OpenAPI file " + (vector.documented() ? "documents it." : "does not document it."));
    }

    private static void show(PrintWriter out, MalformedRequestVector vector) {
        MalformedRequestVector.Request request = vector.request();
        message(out, request.method() + " " + request.path(), request.headers(), request.body());
        MalformedRequestVector.Response response = vector.response();
        out.println();
        out.println("Answer:  status " + response.status()
                + (response.enveloped() ? ", with an error as the OpenAPI file describes it" : "")
                + (response.errorId() == null ? "" : ", whose id is " + response.errorId())
                + (response.details() == null ? "" : ", whose details are " + response.details()));
        response.headersMatching().forEach((name, pattern) -> out.println("  " + name + " matches " + pattern));
        out.println(
                vector.reachesImplementer()
                        ? "The implementer gets " + vector.params() + ", token " + vector.token() + "."
                        : "The implementer is not called.");
    }

    private static void message(PrintWriter out, String line, Map<String, String> headers, @Nullable String body) {
        out.println("  " + line);
        headers.forEach((name, value) -> out.println("  " + name + ": " + value));
        if (body != null && !body.isEmpty()) {
            out.println();
            body.lines().forEach(bodyLine -> out.println("  " + bodyLine));
        }
    }
}
