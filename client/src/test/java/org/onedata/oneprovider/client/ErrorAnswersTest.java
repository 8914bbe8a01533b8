package org.onedata.oneprovider.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onedata.oneprovider.client.Clients.TOKEN;
import static org.onedata.oneprovider.client.ScriptedServer.answer;
import static org.onedata.oneprovider.client.ScriptedServer.answers;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onedata.oneprovider.model.ErrorJson;

/** Error responses, as callers see them. */
class ErrorAnswersTest {
    private static final String CTX =
            "{\"timestamp\":1750762637248,\"serviceReleaseVersion\":\"25.0\",\"service\":\"opw\",\"line\":45}";

    @ParameterizedTest
    @CsvSource({
        "400, BadRequestException",
        "401, UnauthorizedException",
        "403, ForbiddenException",
        "404, NotFoundException",
        "409, ConflictException",
        "500, InternalServerErrorException",
        "501, NotImplementedException",
        "503, ServiceUnavailableException",
        "302, OneproviderResponseException",
        "304, OneproviderResponseException",
        "402, OneproviderResponseException",
        "407, OneproviderResponseException",
        "418, OneproviderResponseException",
        "429, TooManyRequestsException",
        "502, OneproviderResponseException",
        "504, OneproviderResponseException",
        "599, OneproviderResponseException"
    })
    void haveATypeByStatus(int status, String type) {
        OneproviderResponseException e = failure(answer(status, status == 304 ? "" : "{\"error\":{\"id\":\"x\"}}"));
        assertThat(e.getClass().getSimpleName()).isEqualTo(type);
        assertThat(e.status()).isEqualTo(status);
        assertThat(e.mayHaveReachedServer()).isTrue();
    }

    @Test
    void sayEverythingInOneLine() {
        assertThat(failure(answer(404, "{\"error\":{\"id\":\"notFound\",\"description\":\"Not \\r\\n found.\"}}")))
                .hasMessage("pauseWorkflowExecution: 404 notFound: Not found.");
        assertThat(failure(answer(404, "{\"error\":{\"id\":\"a\\u0085b\\u2028c\"}}")))
                .hasMessage("pauseWorkflowExecution: 404 a b c");
        assertThat(failure(answer(400, "{\"error\":{\"details\":{\"errno\":\"enoent\"}}}")))
                .hasMessage("pauseWorkflowExecution: 400");
        assertThat(failure(answer(502, ""))).hasMessage("pauseWorkflowExecution: 502 without a body");
        assertThat(failure(answer(502, "<html>")))
                .hasMessage("pauseWorkflowExecution: 502 with a body that holds no error of Onedata");
    }

    @Test
    void sayTheReferenceOfTheServer() {
        String error =
                "{\"error\":{\"id\":\"internalServerError\",\"description\":\"%s\",\"details\":{\"reference\":\"67f0\"}}}";
        assertThat(failure(answer(500, error.formatted("Unexpected."))))
                .hasMessage("pauseWorkflowExecution: 500 internalServerError: Unexpected. [reference 67f0]");
        assertThat(failure(answer(500, error.formatted("Cite 67f0."))))
                .hasMessage("pauseWorkflowExecution: 500 internalServerError: Cite 67f0.");
        assertThat(failure(answer(502, "X-Request-ID: r1\r\n", "")))
                .hasMessage("pauseWorkflowExecution: 502 without a body [reference r1]");
    }

    @Test
    void keepWhatHelpsSupport() {
        OneproviderResponseException e = failure(answer(
                503,
                "Content-Type: text/html; charset=iso-8859-1\r\nServer: nginx\r\ndate: today\r\nX-REQUEST-ID: r1\r\nRetry-After: 7\r\nX-Other: 1\r\n",
                "<html>"));
        assertThat(e.contentType()).hasValue("text/html; charset=iso-8859-1");
        assertThat(e.headers())
                .containsEntry("Server", "nginx")
                .containsEntry("Date", "today")
                .containsEntry("X-Request-Id", "r1")
                .containsEntry("Retry-After", "7")
                .doesNotContainKey("X-Other");
        assertThat(e.headers().get("server")).isEqualTo("nginx");
        assertThat(e.body()).isEqualTo("<html>");
        assertThat(e.isBodyCut()).isFalse();
        assertThat(e.error()).isEmpty();
    }

    @Test
    void areReadInTheFormOf25() {
        OneproviderResponseException e = failure(
                answer(
                        400,
                        "{\"error\":{\"id\":\"atmInvalidStatusTransition\",\"ctx\":" + CTX
                                + ",\"details\":{\"prevStatus\":\"interrupted\",\"newStatus\":\"stopping\"},\"description\":\"No.\"}}"));
        ErrorJson error = e.error().orElseThrow();
        assertThat(error.id()).isEqualTo(ErrorIds.ATM_INVALID_STATUS_TRANSITION);
        assertThat(ErrorIds.prevStatus(error)).hasValue("interrupted");
        assertThat(ErrorIds.newStatus(error)).hasValue("stopping");
        assertThat(ErrorIds.key(error)).isEmpty();
        assertThat(error.ctx().timestamp()).isEqualTo(1750762637248L);
        assertThat(error.ctx().service().value()).isEqualTo("opw");
    }

    /** As some proxies and gateways write it. */
    @Test
    void areReadAfterAByteOrderMark() {
        OneproviderResponseException e = failure(answer(404, "\ufeff{\"error\":{\"id\":\"notFound\"}}"));
        assertThat(e.error().map(ErrorJson::id)).hasValue("notFound");
        assertThat(e.body()).startsWith("\ufeff{");
    }

    @Test
    void areReadInTheFormOf2002() {
        assertThat(failure(answer(401, "{\"error\":\"invalid_token\",\"error_description\":\"Bad.\"}"))
                        .error())
                .hasValue(ErrorJson.builder()
                        .id("invalid_token")
                        .description("Bad.")
                        .build());
        assertThat(failure(answer(401, "{\"error_description\":7,\"error\":\"invalid_token\"}"))
                        .error())
                .hasValue(ErrorJson.builder().id("invalid_token").build());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "7",
                "\"text\"",
                "{}",
                "{\"error\":null}",
                "{\"error\":[]}",
                "{\"error\":7}",
                "{",
                "<html>",
                "\u0000"
            })
    void withoutAnErrorHaveNone(String body) {
        OneproviderResponseException e = failure(answer(404, body));
        assertThat(e.error()).isEmpty();
        assertThat(e.body()).isEqualTo(body);
    }

    @Test
    void withNullsAreRead() {
        assertThat(failure(answer(500, "{\"error\":{\"id\":\"x\",\"description\":null,\"details\":null,\"ctx\":null}}"))
                        .error())
                .hasValue(ErrorJson.builder().id("x").build());
        assertThat(failure(answer(500, "{\"error\":{\"id\":\"x\",\"ctx\":{\"line\":null,\"service\":null}}}"))
                        .error())
                .hasValueSatisfying(error -> assertThat(error.ctx().line()).isNull());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "details, `[1, 2.50]`",
                "details, `\"text\"`",
                "ctx, `\"text\"`",
                "ctx, `[]`",
                "description, `{\"en\": \"text\"}`",
                "description, 7",
                "description, true",
            })
    void withAFieldOfAnotherTypeAreSalvaged(String field, String value) throws Exception {
        ErrorJson error = failure(
                        answer(500, "{\"error\":{\"id\":\"x\",\"unknown\":true,\"" + field + "\":" + value + "}}"))
                .error()
                .orElseThrow();
        assertThat(error.id()).isEqualTo("x");
        assertThat(error.additionalProperties())
                .containsOnly(
                        Map.entry("unknown", true), Map.entry(field, ErrorBody.MAPPER.readValue(value, Object.class)));
    }

    @Test
    void withAnOddFieldInTheContextAreSalvaged() {
        ErrorJson error = failure(
                        answer(
                                500,
                                "{\"error\":{\"id\":\"x\",\"ctx\":{\"module\":\"m\",\"line\":\"45\",\"timestamp\":1.5,\"service\":[1],\"u\":1.10}}}"))
                .error()
                .orElseThrow();
        assertThat(error.ctx().module()).isEqualTo("m");
        assertThat(error.ctx().line()).isNull();
        assertThat(error.ctx().additionalProperties())
                .containsEntry("line", "45")
                .containsEntry("timestamp", new BigDecimal("1.5"))
                .containsEntry("service", List.of(1))
                .containsEntry("u", new BigDecimal("1.10"));
    }

    @Test
    void thatBreakOffAreSalvaged() {
        OneproviderResponseException e = brokenOff(
                "HTTP/1.1 404 No\r\nContent-Length: 100\r\nConnection: close\r\n\r\n{\"error\":{\"id\":\"notFound\",\"desc");
        assertThat(e.status()).isEqualTo(404);
        assertThat(e.isBodyCut()).isTrue();
        assertThat(e.error()).hasValue(ErrorJson.builder().id("notFound").build());
    }

    /** Found by the fuzzer: for these numbers, Jackson throws an exception that is not a JacksonException. */
    @Test
    void withNumbersBeyondMeasureAreSalvaged() {
        assertThat(failure(answer(500, "{\"error\":{\"id\":\"x\",\"details\":{\"n\":1e88888888888888}}}"))
                        .error())
                .hasValue(ErrorJson.builder().id("x").build());
    }

    @Test
    void detailsOfAnotherTypeThanIsListedAreLeftInTheMap() {
        ErrorJson error = ErrorJson.builder()
                .id("tokenCaveatUnverified")
                .details(Map.of("caveat", Map.of("type", "data.path"), "key", 1, "authError", "no"))
                .build();
        assertThat(ErrorIds.caveat(error)).hasValue(Map.of("type", "data.path"));
        assertThat(ErrorIds.key(error)).isEmpty();
        assertThat(ErrorIds.authError(error)).isEmpty();
        assertThat(ErrorIds.key(ErrorJson.builder().id("badData").build())).isEmpty();
    }

    @Test
    void inErrorsAreRead() {
        OneproviderResponseException e = failure(answer(
                401,
                "{\"error\":{\"id\":\"unauthorized\",\"details\":{\"text\":\"t\",\"no\":null,\"authError\":{\"id\":\"badData\",\"details\":"
                        + "{\"key\":\"k\",\"specificError\":{\"id\":\"posix\",\"ctx\":" + CTX + "}}}}}}"));
        ErrorJson authError = e.nestedError("authError").orElseThrow();
        assertThat(authError.id()).isEqualTo("badData");
        assertThat(ErrorIds.authError(e.error().orElseThrow())).hasValue(authError);
        assertThat(ErrorIds.key(authError)).hasValue("k");
        assertThat(ErrorIds.nested(authError, "specificError"))
                .hasValueSatisfying(posix -> assertThat(posix.ctx().line()).isEqualTo(45));
        assertThat(e.nestedError("text")).isEmpty();
        assertThat(e.nestedError("no")).isEmpty();
        assertThat(e.nestedError("missing")).isEmpty();
        assertThat(failure(answer(500, "")).nestedError("x")).isEmpty();
    }

    @Test
    void keepTheTokenOutWhenTheServerRepeatsIt() {
        OneproviderResponseException e = failure(answer(
                401,
                "Server: " + TOKEN + "\r\n",
                "{\"error\":{\"id\":\"tokenInvalid\",\"description\":\"" + TOKEN + " is bad\",\"details\":{\"" + TOKEN
                        + "\":1}}}"));
        assertThat(e).hasMessage("pauseWorkflowExecution: 401 tokenInvalid: [token] is bad");
        assertThat(e.body() + e.headers() + e.error()).contains("[token]").doesNotContain(TOKEN);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "abcdefgh, a abcdefgh., a [token].",
                "abcd/fgh, \"abcd\\/fgh\", \"[token]\"",
                "abcd\"fgh, \"abcd\\\"fgh\", \"[token]\"",
                "abcd/fgh, ?t=abcd%2Ffgh&, ?t=[token]&",
                "abcdefg, abcdefgh, abcdefgh",
                "e, {\"error\":{\"id\":\"notFound\"}}, {\"error\":{\"id\":\"notFound\"}}",
            })
    void keepATokenOfAtLeastEightCharactersOut(String token, String body, String kept) {
        assertThat(failure(builder -> builder.token(token), answer(404, body)).body())
                .isEqualTo(kept);
    }

    @Test
    void keepTheBeginningOfATokenOutOfABodyThatBreaksOff() {
        String head = "HTTP/1.1 404 No\r\nContent-Length: 200\r\nConnection: close\r\n\r\n";
        assertThat(brokenOff(head + "x " + TOKEN.substring(0, 20)).body()).isEqualTo("x [token]");
        assertThat(brokenOff(head + "x " + TOKEN.substring(0, 7)).body()).isEqualTo("x " + TOKEN.substring(0, 7));
        String large = "x".repeat(64 * 1024 - 20);
        assertThat(failure(answer(404, large + TOKEN)).body()).isEqualTo(large + "[token]");
    }

    @Test
    void sayWhenToTryAgain() {
        assertThat(failure(answer(429, "Retry-After: 7\r\n", "")).retryAfter()).hasValue(Duration.ofSeconds(7));
        assertThat(failure(answer(503, "Retry-After: soon\r\n", "")).retryAfter())
                .isEmpty();
        assertThat(failure(answer(503, "")).retryAfter()).isEmpty();
    }

    /** As a test of a program needs them. */
    @Test
    void canBeMade() throws Exception {
        ErrorJson error =
                ErrorJson.builder().id("notFound").description("Gone.").build();
        for (OneproviderResponseException e :
                List.of(new NotFoundException(error), OneproviderResponseException.of(404, error))) {
            assertThat(e).isExactlyInstanceOf(NotFoundException.class).hasMessage("request: 404 notFound: Gone.");
            assertThat(serializeAndBack(e).error()).hasValue(error);
        }
        assertThat(OneproviderResponseException.of(418, error).status()).isEqualTo(418);
    }

    @Test
    void surviveSerialization() throws Exception {
        OneproviderResponseException e =
                failure(answer(404, "{\"error\":{\"id\":\"notFound\",\"details\":{\"a\":[1]}}}"));
        OneproviderResponseException copy = serializeAndBack(e);
        assertThat(copy).isInstanceOf(NotFoundException.class).hasMessage(e.getMessage());
        assertThat(copy.status()).isEqualTo(404);
        assertThat(copy.error()).isEqualTo(e.error()).isPresent();
        assertThat(copy.body()).isEqualTo(e.body());
        assertThat(copy.headers()).isEqualTo(e.headers());
    }

    @ParameterizedTest
    @CsvSource({"200", "201", "202", "204", "299"})
    void areNoneForASuccessWhateverItsBody(int status) {
        for (String body : new String[] {"", "{}", "garbage", "x".repeat(100_000)}) {
            if (status == 204 && !body.isEmpty()) {
                continue; // Such a body is no body: see FaultTest.
            }
            try (ScriptedServer server = ScriptedServer.start(answers(answer(status, body)));
                    OneproviderClient client = Clients.to(server).build()) {
                assertThat(Clients.failure(client)).isNull();
                assertThat(Clients.failure(client)).isNull();
                assertThat(server.requests()).hasSize(2);
            }
        }
    }

    @SuppressWarnings("unchecked")
    static <T> T serializeAndBack(T object) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (T) in.readObject();
        }
    }

    private static OneproviderResponseException failure(String answer) {
        return failure(builder -> builder, answer);
    }

    private static OneproviderResponseException brokenOff(String answer) {
        try (ScriptedServer server = ScriptedServer.start(connection -> {
                    connection.readRequest();
                    connection.write(answer);
                });
                OneproviderClient client = Clients.to(server).retries(0).build()) {
            return Clients.failure(client, OneproviderResponseException.class);
        }
    }

    private static OneproviderResponseException failure(UnaryOperator<OneproviderClient.Builder> with, String answer) {
        try (ScriptedServer server = ScriptedServer.start(answers(answer));
                OneproviderClient client =
                        with.apply(Clients.to(server)).retries(0).build()) {
            return Clients.failure(client, OneproviderResponseException.class);
        }
    }
}
