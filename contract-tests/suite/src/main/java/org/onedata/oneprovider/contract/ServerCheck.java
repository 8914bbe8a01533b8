package org.onedata.oneprovider.contract;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.onedata.oneprovider.contract.Implementer.Call;
import org.onedata.oneprovider.contract.Implementer.Preparation;
import org.onedata.oneprovider.contract.OpenApi.Operation;
import org.onedata.oneprovider.contract.ResponseVector.Outcome;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Checks of a server by the vectors. Each throws a {@link VectorFailure}, or a {@link NotJudgedException} if such a
 * server cannot be judged by the vector.
 */
public final class ServerCheck {
    static final Duration TIMEOUT = Duration.ofSeconds(5);

    private static final JsonMapper JSON = new JsonMapper();
    private static final Vectors VECTORS = Vectors.load();

    private static final String NEEDS_PREPARATION = "needs an implementer that can be prepared (--prepare)";

    private final ServerUnderTest server;
    private final Duration timeout;

    public ServerCheck(ServerUnderTest server) {
        this(server, TIMEOUT);
    }

    /** @param timeout how long an answer may take */
    ServerCheck(ServerUnderTest server, Duration timeout) {
        this.server = server;
        this.timeout = timeout;
    }

    /** A vector that was sent. */
    private record Exchange(
            Vector vector,
            String sent,
            RawMessage answer,
            @Nullable List<Call> calls) {

        String came() {
            String body = answer.text();
            String status = "status " + answer.status() + (body.isEmpty() ? "" : " " + body);
            return answer.status() == 401 ? "(is the token one that the server accepts?) " + status : status;
        }

        /** Compares the status; all else is only worth comparing if it is as expected. */
        boolean compareStatus(Comparison comparison, int status, String context) {
            boolean same = answer.status() == status;
            comparison.that(same, "status " + status + context, came());
            return same;
        }

        void verify(Comparison comparison) {
            comparison.verify(vector, sent, "");
        }
    }

    /** Checks that the implementer gets what the request carries; a black box knows no such execution. */
    public void check(RequestVector vector) throws IOException {
        boolean ownToken = !vector.token().equals(Vectors.TOKEN);
        if (ownToken && server.implementer() == null) {
            throw new NotJudgedException(NEEDS_PREPARATION);
        }
        String token = ownToken ? vector.token() : server.token();
        ResponseVector success = VECTORS.successOf(vector.operation());
        RequestVector.Request request = vector.request();
        Exchange exchange = exchange(
                vector,
                new Preparation(vector.id(), vector.operation(), token, success.outcome()),
                request.method(),
                request.path(),
                request.headers(),
                request.body());
        if (server.implementer() == null) {
            Comparison comparison = notFound(exchange);
            Operation operation = OpenApi.operation(request.method(), request.path());
            if (operation != null && !comparison.failed()) {
                List<String> faults = OpenApi.faults(operation, exchange.answer);
                comparison.that(
                        faults.isEmpty(), "an answer that the OpenAPI file documents", String.join(", ", faults));
            }
            exchange.verify(comparison);
            return;
        }
        Comparison comparison = new Comparison();
        if (exchange.compareStatus(comparison, success.response().status(), "")) {
            comparison.json("body", success.response().body(), exchange.answer.text());
        }
        compareCalls(comparison, exchange.calls, new Call(vector.operation(), vector.params(), token, request.body()));
        exchange.verify(comparison);
    }

    /** Checks that the outcome of the implementer becomes this response. */
    public void check(ResponseVector vector) throws IOException {
        if (server.implementer() == null) {
            throw new NotJudgedException(NEEDS_PREPARATION);
        }
        RequestVector example = VECTORS.exampleOf(vector.operation());
        RequestVector.Request request = example.request();
        Exchange exchange = exchange(
                vector,
                new Preparation(vector.id(), vector.operation(), server.token(), vector.outcome()),
                request.method(),
                request.path(),
                request.headers(),
                request.body());
        ResponseVector.Response response = vector.response();
        Comparison comparison = new Comparison();
        if (exchange.compareStatus(comparison, response.status(), "")) {
            response.headers().forEach((name, value) -> compareHeader(comparison, exchange.answer, name, value));
            comparison.json("body", response.body(), exchange.answer.text());
        }
        if (exchange.calls != null) {
            comparison.same("calls of the implementer", 1, exchange.calls.size());
        }
        exchange.verify(comparison);
    }

    /** Checks the response to a malformed request. */
    public void check(MalformedRequestVector vector) throws IOException {
        MalformedRequestVector.Request request = vector.request();
        MalformedRequestVector.Response expected = vector.response();
        Exchange exchange = exchange(
                vector,
                new Preparation(vector.id(), Vectors.ANY_OPERATION, server.token(), Outcome.SUCCESS),
                request.method(),
                request.path(),
                request.headers(),
                request.body());
        if (vector.reachesImplementer() && server.implementer() == null) {
            exchange.verify(notFound(exchange));
            return;
        }
        Comparison comparison = new Comparison();
        String error = expected.errorId() == null ? "" : ", error " + expected.errorId();
        if (exchange.compareStatus(comparison, expected.status(), error)) {
            expected.headersMatching().forEach((name, pattern) -> {
                List<String> values = exchange.answer.header(name);
                comparison.that(
                        values.size() == 1 && values.get(0).matches(pattern),
                        name + " that matches " + pattern,
                        values.isEmpty() ? "no " + name : name + " " + values);
            });
            if (expected.enveloped()) {
                compareEnvelope(comparison, exchange.answer, expected.errorId(), expected.details());
            }
        }
        if (vector.reachesImplementer()) {
            compareCalls(
                    comparison,
                    exchange.calls,
                    // Of the body, which is none of the operation, the implementer gets nothing.
                    new Call(Vectors.ANY_OPERATION, vector.params(), server.token(), null));
        } else if (exchange.calls != null) {
            comparison.that(
                    exchange.calls.isEmpty(),
                    "no call of the implementer",
                    exchange.calls.size() + " calls of the implementer");
        }
        exchange.verify(comparison);
    }

    private Exchange exchange(
            Vector vector,
            Preparation preparation,
            String method,
            String path,
            Map<String, String> headers,
            @Nullable String body)
            throws IOException {
        Implementer implementer = server.implementer();
        if (implementer != null) {
            implementer.prepare(preparation);
        }
        Map<String, String> sentHeaders = new LinkedHashMap<>();
        headers.forEach((name, value) -> sentHeaders.put(name, value.replace(Vectors.TOKEN, server.token())));
        String sentPath = path.replace(Vectors.TOKEN, URLEncoder.encode(server.token(), StandardCharsets.UTF_8));
        String sent = method + " " + server.url().getRawPath() + sentPath + " " + sentHeaders
                + (body == null ? "" : " " + body);
        RawMessage answer;
        try {
            answer = RawExchange.send(server.url(), method, sentPath, sentHeaders, body, timeout);
        } catch (RawExchange.ConnectException e) {
            throw e;
        } catch (IOException e) {
            throw VectorFailure.unanswered(vector, sent, String.valueOf(e.getMessage()));
        }
        List<Call> calls = implementer == null ? null : implementer.calls();
        Exchange exchange = new Exchange(vector, sent, answer, calls);
        if (answer.status() == 501 && isNotImplemented(preparation.operation(), answer)) {
            throw new NotJudgedException("the server does not implement " + preparation.operation());
        }
        return exchange;
    }

    /** Every server implements the pause; other operations may be missing. */
    private static boolean isNotImplemented(String operation, RawMessage answer) {
        return !operation.equals(Vectors.ANY_OPERATION) && answer.text().contains("\"notImplemented\"");
    }

    private static Comparison notFound(Exchange exchange) {
        Comparison comparison = new Comparison();
        if (exchange.compareStatus(comparison, 404, ", error notFound: there is no such execution")) {
            compareEnvelope(comparison, exchange.answer, "notFound", null);
        }
        return comparison;
    }

    private static void compareEnvelope(
            Comparison comparison, RawMessage answer, @Nullable String id, @Nullable String details) {
        String body = answer.text();
        compareHeader(comparison, answer, "Content-Type", "application/json");
        List<String> violations = OpenApi.violations("ErrorResponse", body);
        comparison.that(
                violations.isEmpty(),
                "an error as the OpenAPI file describes it",
                "a body with " + String.join(", ", violations));
        if (!violations.isEmpty()) {
            return;
        }
        JsonNode error = JSON.readTree(body).get("error");
        for (String name : new String[] {"id", "description"}) {
            comparison.that(!error.path(name).asString().isBlank(), "an error with a " + name, "an empty " + name);
        }
        if (id != null) {
            comparison.same("error.id", id, error.path("id").asString());
        }
        if (details != null) {
            comparison.json(
                    "error.details",
                    details,
                    error.has("details") ? error.get("details").toString() : null);
        }
    }

    /** Compares a header; to a media type the server may add parameters. */
    private static void compareHeader(Comparison comparison, RawMessage answer, String name, String value) {
        List<String> values = answer.header(name);
        boolean same = name.equalsIgnoreCase("Content-Type")
                ? OpenApi.mediaType(value).equals(OpenApi.mediaType(answer))
                : values.equals(List.of(value));
        comparison.that(same, name + " " + value, values.isEmpty() ? "no " + name : name + " " + values);
    }

    private static void compareCalls(Comparison comparison, @Nullable List<Call> calls, Call expected) {
        if (calls == null) {
            return;
        }
        if (calls.size() != 1) {
            comparison.that(false, "one call of the implementer", calls.size() + " calls of the implementer");
            return;
        }
        Call call = calls.get(0);
        comparison
                .same("operation of the implementer", expected.operation(), call.operation())
                .same("params of the implementer", new TreeMap<>(expected.params()), new TreeMap<>(call.params()))
                .same("token of the implementer", expected.token(), call.token())
                .json("body of the implementer", expected.body(), call.body());
    }
}
