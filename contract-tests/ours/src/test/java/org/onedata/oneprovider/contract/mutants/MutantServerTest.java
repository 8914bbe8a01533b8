package org.onedata.oneprovider.contract.mutants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowingConsumer;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.servlet.ServletContainer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.onedata.oneprovider.contract.ours.LoadCheck;
import org.onedata.oneprovider.contract.ours.ScriptedExecutions;
import org.onedata.oneprovider.contract.ours.ServletServer;
import org.onedata.oneprovider.contract.program.Door;
import org.onedata.oneprovider.contract.program.Kit;
import org.onedata.oneprovider.server.OneproviderContract;
import tools.jackson.databind.node.ObjectNode;

/** Servers with one fault each; the program catches all of them over the wire, by the vectors named. */
// Mutants share nothing, and there are many vectors to run over each.
@Execution(ExecutionMode.CONCURRENT)
class MutantServerTest {
    private static final String TOKEN = "a-token";
    private static final String TOKEN_HEADER = "X-Auth-Token";
    private static final List<String> TOKEN_HEADERS = List.of(TOKEN_HEADER, "Authorization", "Macaroon");
    private static final Logger JERSEY = Logger.getLogger("org.glassfish.jersey");

    /** Jersey logs the same two irrelevant warnings at every start. */
    @BeforeAll
    static void silenceJersey() {
        JERSEY.setLevel(Level.SEVERE);
    }

    @Test
    void theRuntimeMeetsAllVectors() {
        Kit kit = judge(new MutantServlet());
        assertThat(kit.failing()).as(kit.out() + kit.err()).isEmpty();
        assertThat(kit.status()).isZero();
    }

    @ParameterizedTest(name = "{argumentSetName}")
    @MethodSource({"mutantsOfTheRequest", "mutantsOfTheAnswer", "mutantsOfTheError"})
    void mutantIsCaught(MutantServlet mutant, List<String> vectors) {
        Kit kit = judge(mutant);
        // A mutant that fails everything would prove nothing.
        assertThat(kit.failing()).as(kit.out() + kit.err()).containsAll(vectors).hasSizeLessThan(kit.judged());
        assertThat(kit.status()).isEqualTo(1);
    }

    @Test
    void loadThatIsNotBorneIsCaught() {
        AtomicInteger requests = new AtomicInteger();
        assertThat(pauses(answering((request, answer) -> {
                    if (requests.incrementAndGet() == 7_777) {
                        answer.setStatus(503);
                    }
                })))
                .hasMessageContaining("503=1");

        Queue<byte[]> kept = new ConcurrentLinkedQueue<>();
        assertThat(pauses(answering((request, answer) -> kept.add(new byte[2_000]))))
                .hasMessageContaining("bytes that 8000 pauses left behind");
    }

    @Test
    void randomRequestsFindRareFaults() {
        assertThat(randomRequests(new MutantServlet())).isNull();
        assertThat(randomRequests(answering((request, answer) -> {
                    if (request.getMethod().equals("BREW")) {
                        answer.body("<h1>What?</h1>", StandardCharsets.UTF_8);
                    }
                })))
                .hasMessageContaining("<h1>What?</h1>");
        assertThat(randomRequests(answering((request, answer) -> changeStatus(answer, 406, 500))))
                .hasMessageContaining("-> 500");
    }

    private static MutantServlet answering(BiConsumer<HttpServletRequest, BufferedResponse> change) {
        return new MutantServlet() {
            @Override
            void serve(HttpServletRequest request, BufferedResponse answer) throws ServletException, IOException {
                super.serve(request, answer);
                change.accept(request, answer);
            }
        };
    }

    private static Throwable pauses(MutantServlet servlet) {
        return load(servlet, check -> check.pauses(Collections.nCopies(10_000, "w1")));
    }

    private static Throwable randomRequests(MutantServlet servlet) {
        return load(servlet, check -> check.randomRequests(2_000, OneproviderContract.BASE_PATH));
    }

    private static Throwable load(MutantServlet servlet, ThrowingConsumer<LoadCheck> check) {
        ServletContainer runtime =
                new ServletContainer(ResourceConfig.forApplication(new ScriptedExecutions().application()));
        try (ServletServer server = new ServletServer(servlet.around(runtime))) {
            return catchThrowable(() -> check.accept(new LoadCheck(server.baseUrl(), "token")));
        }
    }

    static Stream<Arguments> mutantsOfTheRequest() {
        return Stream.of(
                onRequest(
                        "prefers the token in Authorization", List.of("TokenInXAuthTokenAndAuthorization"), request -> {
                            String authorization = request.getHeader("Authorization");
                            return authorization == null || !authorization.startsWith("Bearer ")
                                    ? request
                                    : Tampered.header(request, TOKEN_HEADER, authorization.substring(7));
                        }),
                onRequest(
                        "needs no token",
                        List.of("NoToken", "TokenInCookie"),
                        request -> TOKEN_HEADERS.stream().anyMatch(name -> request.getHeader(name) != null)
                                ? request
                                : Tampered.header(request, TOKEN_HEADER, "anonymous")),
                onRequest(
                        "accepts a token in the query",
                        List.of("TokenInQuery"),
                        request -> request.getQueryString() != null
                                        && request.getQueryString().contains(TOKEN)
                                ? Tampered.header(request, TOKEN_HEADER, TOKEN)
                                : request),
                onRequest(
                        "decodes the path twice",
                        List.of("IdThatLooksEncoded"),
                        request ->
                                Tampered.path(request, request.getRequestURI().replace("%25", "%"))),
                onRequest(
                        "decodes a slash before matching",
                        List.of("IdWithSlash"),
                        request ->
                                Tampered.path(request, request.getRequestURI().replace("%2F", "/"))),
                onRequest(
                        "reads a plus sign as a space",
                        List.of("UnencodedIdWithPlus"),
                        request ->
                                Tampered.path(request, request.getRequestURI().replace("+", "%20"))),
                onRequest(
                        "cuts off decoded matrix parameters",
                        List.of("IdWithSemicolon"),
                        request ->
                                Tampered.path(request, request.getRequestURI().replace("%3B", ";"))),
                onRequest(
                        "ignores the case of a path",
                        List.of("PathInOtherCase"),
                        request ->
                                Tampered.path(request, request.getRequestURI().replace("/Pause", "/pause"))),
                onRequest(
                        "treats GET as POST",
                        List.of("MethodGet"),
                        request -> request.getMethod().equals("GET") ? Tampered.method(request, "POST") : request),
                onRequest(
                        "honours X-HTTP-Method-Override",
                        List.of("MethodOverride"),
                        request -> request.getHeader("X-HTTP-Method-Override") == null
                                ? request
                                : Tampered.method(request, request.getHeader("X-HTTP-Method-Override"))),
                onRequest(
                        "ignores Accept",
                        List.of("AcceptsXml", "AcceptsHtml"),
                        request -> Tampered.header(request, "Accept", "*/*")),
                mutant("refuses a form", List.of("EmptyForm", "Form"), new MutantServlet() {
                    @Override
                    void serve(HttpServletRequest request, BufferedResponse answer)
                            throws ServletException, IOException {
                        if ("application/x-www-form-urlencoded".equals(request.getContentType())) {
                            answer.setStatus(415);
                        } else {
                            super.serve(request, answer);
                        }
                    }
                }),
                mutant("calls the implementer twice", List.of("PlainId", "Paused"), new MutantServlet() {
                    @Override
                    void serve(HttpServletRequest request, BufferedResponse answer)
                            throws ServletException, IOException {
                        super.serve(request, answer);
                        if (answer.getStatus() == 204) {
                            super.serve(request, answer);
                        }
                    }
                }));
    }

    static Stream<Arguments> mutantsOfTheAnswer() {
        return Stream.of(
                onAnswer(
                        "responds 200 instead of 204",
                        List.of("PlainId", "Paused"),
                        (request, answer) -> changeStatus(answer, 204, 200)),
                onAnswer(
                        "responds 400 instead of 404",
                        List.of("UnknownExecution", "UnknownPath"),
                        (request, answer) -> changeStatus(answer, 404, 400)),
                onAnswer(
                        "responds 403 instead of 401",
                        List.of("TokenMissing", "NoToken"),
                        (request, answer) -> changeStatus(answer, 401, 403)),
                onAnswer("calls JSON text", List.of("UnknownExecution", "UnknownPath"), (request, answer) -> {
                    if (answer.hasBody()) {
                        answer.setContentType("text/plain");
                    }
                }),
                onAnswer(
                        "writes JSON in Latin-1",
                        List.of("ErrorInUnicode"),
                        (request, answer) -> answer.body(answer.body(), StandardCharsets.ISO_8859_1)),
                onAnswer(
                        "drops the body",
                        List.of("UnknownExecution", "UnknownPath"),
                        (request, answer) -> answer.body("", StandardCharsets.UTF_8)),
                onAnswer("sends a page for a wrong path", List.of("UnknownPath"), (request, answer) -> {
                    if (answer.getStatus() == 404 && !request.getRequestURI().matches(".*/workflows/[^/]+/pause")) {
                        answer.setContentType("text/html");
                        answer.body("<!DOCTYPE html><title>Not Found</title>", StandardCharsets.UTF_8);
                    }
                }),
                onAnswer("omits Allow", List.of("MethodPut"), (request, answer) -> answer.setHeader("Allow", null)),
                onAnswer(
                        "leaves out the envelope",
                        List.of("UnknownExecution", "UnknownPath"),
                        (request, answer) -> answer.changeBody(envelope -> envelope.get("error"))));
    }

    static Stream<Arguments> mutantsOfTheError() {
        return Stream.of(
                onError("writes a service as its constant is called", List.of("ErrorOfOneproviderWorker"), error -> {
                    ObjectNode ctx = (ObjectNode) error.get("ctx");
                    ctx.put("service", ctx.get("service").asString().toUpperCase(Locale.ROOT));
                }),
                onError("leaves out the ctx", List.of("UnknownExecution", "UnknownPath"), error -> error.remove("ctx")),
                onError(
                        "puts a ctx of its own",
                        List.of("BadRequestOfThePage"),
                        error -> error.withObject("/ctx").put("line", 0)),
                onError("drops the details", List.of("AlreadyPaused", "NoToken"), error -> error.remove("details")),
                onError("drops details that are empty", List.of("EmptyDetails"), error -> {
                    if (error.path("details").isEmpty()) {
                        error.remove("details");
                    }
                }),
                onError("drops details that are null", List.of("DetailsWithNulls", "NoToken"), error -> {
                    if (error.path("details") instanceof ObjectNode details) {
                        details.removeNulls();
                    }
                }),
                onError(
                        "drops unknown fields of an error",
                        List.of("UnknownErrorFields"),
                        error -> error.retain(ReferenceClient.ERROR_FIELDS)),
                onError(
                        "drops unknown fields of a ctx",
                        List.of("CtxWithUnknownFields"),
                        error -> ((ObjectNode) error.get("ctx")).retain(ReferenceClient.CTX_FIELDS)),
                onError("makes every number of the details a double", List.of("NumbersInDetails"), error -> {
                    if (error.path("details") instanceof ObjectNode details) {
                        details.properties().stream()
                                .filter(detail -> detail.getValue().isNumber())
                                .forEach(detail -> details.put(
                                        detail.getKey(), detail.getValue().asDouble()));
                    }
                }));
    }

    private static Arguments mutant(String fault, List<String> vectors, MutantServlet servlet) {
        return argumentSet(fault, servlet, vectors);
    }

    private static Arguments onRequest(String fault, List<String> vectors, UnaryOperator<HttpServletRequest> change) {
        return mutant(fault, vectors, new MutantServlet() {
            @Override
            void serve(HttpServletRequest request, BufferedResponse answer) throws ServletException, IOException {
                super.serve(change.apply(request), answer);
            }
        });
    }

    private static Arguments onAnswer(
            String fault, List<String> vectors, BiConsumer<HttpServletRequest, BufferedResponse> change) {
        return mutant(fault, vectors, answering(change));
    }

    private static Arguments onError(String fault, List<String> vectors, Consumer<ObjectNode> change) {
        return onAnswer(fault, vectors, (request, answer) -> answer.changeError(change));
    }

    private static void changeStatus(BufferedResponse answer, int from, int to) {
        if (answer.getStatus() == from) {
            answer.setStatus(to);
        }
    }

    private static Kit judge(MutantServlet servlet) {
        ScriptedExecutions implementer = new ScriptedExecutions();
        ServletContainer runtime = new ServletContainer(ResourceConfig.forApplication(implementer.application()));
        try (ServletServer server = new ServletServer(servlet.around(runtime));
                Door door = new Door(implementer)) {
            return Kit.run(
                    "server",
                    "--url",
                    server.baseUrl(),
                    "--token",
                    TOKEN,
                    "--prepare",
                    door.url("prepare"),
                    "--seen",
                    door.url("seen"));
        }
    }
}
