package org.onedata.oneprovider.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.onedata.oneprovider.client.Clients.TOKEN;
import static org.onedata.oneprovider.client.Clients.WID;
import static org.onedata.oneprovider.client.ScriptedServer.NO_CONTENT;
import static org.onedata.oneprovider.client.ScriptedServer.answer;
import static org.onedata.oneprovider.client.ScriptedServer.answers;

import feign.Client;
import feign.Feign;
import feign.FeignException;
import feign.Logger;
import feign.Request;
import feign.Response;
import feign.codec.ErrorDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What users of Feign find: their builder, interceptors, loggers and clients. */
class OneproviderFeignTest {

    private static WorkflowExecutionApi api(ScriptedServer server, Feign.Builder builder) {
        return builder.addCapability(OneproviderFeign.withToken(TOKEN))
                .target(WorkflowExecutionApi.class, server.baseUrl());
    }

    @Test
    void aPlainBuilderThrowsTypedExceptionsAndRetries() {
        try (ScriptedServer server = ScriptedServer.start(
                answers(answer(503, ""), answer(404, "{\"error\":{\"id\":\"notFound\"}}"), NO_CONTENT))) {
            WorkflowExecutionApi api = api(server, Feign.builder());
            assertThatThrownBy(() -> api.pauseWorkflowExecution(WID))
                    .isInstanceOfSatisfying(NotFoundException.class, e -> {
                        assertThat(e).hasMessage("pauseWorkflowExecution: 404 notFound");
                        assertThat(e.getSuppressed()[0]).isInstanceOf(ServiceUnavailableException.class);
                    });
            api.pauseWorkflowExecution(WID);
            assertThat(server.requests()).hasSize(3).allMatch(request -> request.contains("X-Auth-Token: " + TOKEN));
        }
    }

    @Test
    void aPlainBuilderRefusesWhatItWouldSendWrong() {
        try (ScriptedServer server = ScriptedServer.start(answers(NO_CONTENT))) {
            WorkflowExecutionApi api = api(server, Feign.builder());
            for (String wid : new String[] {null, "", " ", ".", ".."}) {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> api.pauseWorkflowExecution(wid))
                        .withMessageStartingWith("wid: must not be ");
            }
            api.pauseWorkflowExecution("a%2Fb");
            assertThat(server.requests()).hasSize(1);
            assertThat(server.requests().get(0)).contains("/workflows/a%252Fb/pause HTTP/1.1");
        }
    }

    /** Also without the capability, Feign expands by the annotations. */
    @Test
    void theInterfaceAloneKeepsAnIdInItsPlace() {
        try (ScriptedServer server = ScriptedServer.start(answers(NO_CONTENT))) {
            WorkflowExecutionApi api = Feign.builder().target(WorkflowExecutionApi.class, server.baseUrl());
            api.pauseWorkflowExecution("a%2Fb");
            assertThat(server.requests().get(0)).contains("/workflows/a%252Fb/pause HTTP/1.1");
            assertThatIllegalArgumentException().isThrownBy(() -> api.pauseWorkflowExecution(".."));
        }
    }

    @Test
    void thePartsDoOnTheirOwn() {
        try (ScriptedServer server = ScriptedServer.start(
                answers(answer(404, "{\"error\":{\"id\":\"notFound\",\"description\":\"" + TOKEN + "\"}}")))) {
            WorkflowExecutionApi api = Feign.builder()
                    .requestInterceptor(OneproviderFeign.tokenInterceptor(() -> TOKEN))
                    .encoder(OneproviderFeign.encoder())
                    .decoder(OneproviderFeign.decoder())
                    .errorDecoder(OneproviderFeign.errorDecoder())
                    .target(WorkflowExecutionApi.class, server.baseUrl());
            assertThatThrownBy(() -> api.pauseWorkflowExecution(WID))
                    .isExactlyInstanceOf(NotFoundException.class)
                    .hasMessage("pauseWorkflowExecution: 404 notFound: [token]");
            assertThat(server.requests().get(0)).contains("X-Auth-Token: " + TOKEN);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "<html>", "{\"error\":\"EACCES\"}", "{\"error\":7}", "[1"})
    void theErrorDecoderCopesWithAnyBody(String body) {
        ErrorDecoder decoder = OneproviderFeign.errorDecoder();
        Request request = Request.create(Request.HttpMethod.GET, "/", Map.of(), null, null, null);
        Response.Builder response = Response.builder().status(403).request(request);
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        for (Response each : List.of(
                response.body(bytes).build(),
                response.body((byte[]) null).build(),
                response.headers(Map.of("content-type", List.of("text/html; charset=nonsense")))
                        .build())) {
            assertThat(decoder.decode("Api#get(String)", each))
                    .isExactlyInstanceOf(ForbiddenException.class)
                    .hasMessageStartingWith("get: 403");
        }
    }

    /** As a trace is passed on. */
    @Test
    void interceptorsAddHeadersOncePerCall() {
        List<String> seen = new ArrayList<>();
        try (ScriptedServer server = ScriptedServer.start(answers(answer(503, ""), NO_CONTENT));
                OneproviderClient client = Clients.to(server)
                        .requestInterceptor(template -> {
                            seen.add(template.headers().toString());
                            template.header("traceparent", "00-1");
                        })
                        .build()) {
            Clients.pause(client);
            assertThat(server.requests()).hasSize(2).allMatch(request -> request.contains("traceparent: 00-1\r\n"));
            assertThat(seen).singleElement().asString().doesNotContain(TOKEN);
        }
    }

    @Test
    void aFailedCallHasFeignInItsStackTrace() {
        try (ScriptedServer server = ScriptedServer.start(answers(answer(404, "")));
                OneproviderClient client = Clients.to(server).build()) {
            assertThat(Arrays.stream(
                            Clients.failure(client, NotFoundException.class).getStackTrace()))
                    .anyMatch(frame -> frame.getClassName().equals("feign.SynchronousMethodHandler"));
        }
    }

    @Test
    void aFeignLoggerSeesNoToken() {
        StringBuilder log = new StringBuilder();
        try (ScriptedServer server = ScriptedServer.start(answers(answer(401, "\"" + TOKEN + "\"")))) {
            WorkflowExecutionApi api =
                    api(server, Feign.builder().logLevel(Logger.Level.FULL).logger(new Logger() {
                        @Override
                        protected void log(String key, String format, Object... args) {
                            log.append(String.format(format, args)).append('\n');
                        }
                    }));
            assertThatThrownBy(() -> api.pauseWorkflowExecution(WID)).isInstanceOf(UnauthorizedException.class);
        }
        assertThat(log.toString()).contains("POST http://", "401").doesNotContain(TOKEN);
    }

    @Test
    void noFeignExceptionReachesUsers() {
        try (ScriptedServer server = ScriptedServer.start(connection -> connection.readRequest());
                OneproviderClient client = Clients.to(server).retries(0).build()) {
            WorkflowExecutionApi api = api(server, Feign.builder());
            for (WorkflowExecutionApi each : List.of(api, client.workflowExecutions())) {
                assertThatThrownBy(() -> each.pauseWorkflowExecution(WID))
                        .isInstanceOf(OneproviderConnectionException.class)
                        .isNotInstanceOf(FeignException.class);
            }
        }
    }

    /** Each wait is the transport's, but their number is not. */
    @Test
    void aBodyThatDripsEndsWithTheCallOverAnyTransport() {
        try (ScriptedServer server = ScriptedServer.start(connection -> {
                    connection.readRequest();
                    connection.write("HTTP/1.1 404 No\r\nContent-Length: 1000\r\n\r\n");
                    connection.drip("x".repeat(1000), 50);
                });
                OneproviderClient client = Clients.to(server)
                        .client(new Client.Default(null, null))
                        .callTimeout(Duration.ofSeconds(1))
                        .build()) {
            long start = System.nanoTime();
            assertThat(Clients.failure(client, NotFoundException.class).isBodyCut())
                    .isTrue();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
        }
    }
}
