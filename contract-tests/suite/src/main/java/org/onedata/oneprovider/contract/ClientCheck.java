package org.onedata.oneprovider.contract;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.onedata.oneprovider.contract.ResponseVector.Outcome;
import org.onedata.oneprovider.contract.ResponseVector.Result;

/** Checks of a client by the request and response vectors. Each throws a {@link VectorFailure}. */
public final class ClientCheck {
    private static final Vectors VECTORS = Vectors.load();

    private ClientCheck() {}

    /** Checks that the call sends exactly this request, once. */
    public static void check(RequestVector vector, ClientUnderTest client) throws IOException {
        try (VectorServer server = new VectorServer()) {
            String sent = sent(vector) + ", answered by status 204";
            Outcome outcome = call(vector, sent, vector, vector.token(), server, client);
            Comparison comparison = new Comparison();
            compareCount(comparison, server, 1);
            if (!server.requests().isEmpty()) {
                compareRequest(comparison, vector, server);
            }
            comparison.that(outcome.result() == Result.SUCCESS, "outcome success", "outcome " + outcome);
            comparison.verify(vector, sent, "");
        }
    }

    private static void compareRequest(Comparison comparison, RequestVector vector, VectorServer server) {
        RequestVector.Request expected = vector.request();
        RawMessage request = server.requests().get(0);
        String line = expected.method() + " " + VectorServer.BASE_PATH + expected.path() + " HTTP/1.1";
        comparison.that(request.firstLine().equals(line), line, request.firstLine());
        expected.headers().forEach((name, value) -> {
            List<String> values = request.header(name);
            comparison.that(values.equals(List.of(value)), name + ": " + value, shown(name, values));
        });
        expected.headersMatching().forEach((name, pattern) -> {
            List<String> values = request.header(name);
            comparison.that(
                    values.size() == 1 && values.get(0).matches(pattern),
                    name + " that matches " + pattern,
                    shown(name, values));
        });
        for (String name : expected.forbiddenHeaders()) {
            comparison.that(request.header(name).isEmpty(), "no " + name, shown(name, request.header(name)));
        }
        comparison
                .that(
                        request.header("Transfer-Encoding").isEmpty(),
                        "no Transfer-Encoding",
                        shown("Transfer-Encoding", request.header("Transfer-Encoding")))
                .json("body", expected.body(), request.text());
        List<String> withToken =
                request.head().stream().filter(l -> l.contains(vector.token())).toList();
        comparison.that(
                withToken.size() == 1 && withToken.get(0).regionMatches(true, 0, "X-Auth-Token:", 0, 13),
                "the token in X-Auth-Token and nowhere else",
                withToken.isEmpty() ? "no token" : "the token in " + withToken);
    }

    /** Checks that the response leads to this outcome after one request, and that the next call is not affected. */
    public static void check(ResponseVector vector, ClientUnderTest client) throws IOException {
        try (VectorServer server = new VectorServer()) {
            server.enqueue(vector.response());
            RequestVector example = VECTORS.exampleOf(vector.operation());
            String body = vector.response().body();
            String sent = sent(example) + ", answered by status "
                    + vector.response().status() + (body == null ? "" : " " + body);
            Outcome outcome = call(vector, sent, example, Vectors.TOKEN, server, client);
            Comparison comparison = new Comparison();
            compareOutcome(comparison, vector, outcome);
            compareCount(comparison, server, 1);
            comparison.verify(vector, sent, "");

            Outcome next = call(vector, sent, example, Vectors.TOKEN, server, client);
            comparison.that(
                    next.result() == Result.SUCCESS,
                    "success of the next call",
                    "outcome " + next + " of the next call");
            comparison.verify(vector, sent, "");
        }
    }

    private static void compareOutcome(Comparison comparison, ResponseVector vector, Outcome came) {
        Outcome expected = vector.outcome();
        boolean same = expected.result() == came.result() && Objects.equals(expected.status(), came.status());
        comparison.that(same, "outcome " + expected, "outcome " + came);
        if (!same) {
            return;
        }
        comparison.json("value", expected.value(), came.value()).error(expected.error(), came.error());
        String body = vector.response().body();
        if (expected.result() == Result.ERROR && expected.error() == null && body != null && !body.isEmpty()) {
            comparison.that(
                    body.equals(came.body()),
                    "the body as it came: " + body,
                    came.body() == null ? "no body" : "the body " + came.body());
        }
    }

    private static void compareCount(Comparison comparison, VectorServer server, int expected) {
        List<RawMessage> requests = server.requests();
        String came = requests.size() == 1
                ? "one request"
                : requests.isEmpty() ? "no request" : requests.size() + " requests";
        String garbage = server.garbage();
        comparison.that(requests.size() == expected, "one request", garbage == null ? came : came + ": " + garbage);
    }

    private static Outcome call(
            Vector vector, String sent, RequestVector call, String token, VectorServer server, ClientUnderTest client) {
        try {
            return client.call(
                    server.baseUrl(),
                    token,
                    call.operation(),
                    call.params(),
                    call.request().body());
        } catch (NotJudgedException | PeerException e) {
            throw e;
        } catch (Exception e) {
            VectorFailure failure =
                    new VectorFailure(vector, sent, "an outcome, with the status that came", e.toString());
            failure.initCause(e);
            throw failure;
        }
    }

    private static String sent(RequestVector call) {
        return call.operation() + " " + call.params()
                + (call.request().body() == null ? "" : " " + call.request().body());
    }

    private static String shown(String name, List<String> values) {
        return values.isEmpty() ? "no " + name : name + ": " + String.join(", ", values);
    }
}
