package org.onedata.oneprovider.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.ServiceUnavailableException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.glassfish.jersey.jdkhttp.JdkHttpServerFactory;
import org.glassfish.jersey.server.ResourceConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onedata.oneprovider.model.ErrorJson;
import org.onedata.oneprovider.model.ErrorJsonCtx;
import org.onedata.oneprovider.model.ErrorResponse;
import org.onedata.oneprovider.model.Service;

/** A JAX-RS application with the feature, as its callers and its log show it. */
class OneproviderFeatureTest {
    private static final ServiceIdentity IDENTITY =
            new ServiceIdentity(Service.OPW, "a7ee27ch9357", "krk.example.org", "25.0", "231-g8d26f953c3");
    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochMilli(1750762637248L), ZoneOffset.UTC);
    private static final String CTX = "\"ctx\":{\"timestamp\":1750762637248,\"serviceReleaseVersion\":\"25.0\","
            + "\"serviceId\":\"a7ee27ch9357\",\"serviceDomain\":\"krk.example.org\","
            + "\"serviceBuildVersion\":\"231-g8d26f953c3\",\"service\":\"opw\",\"onedataErrorsRevision\":\"ca3af8cb\",";
    private static final String PAUSE = "/automation/execution/workflows/w/pause";

    private final PrintStream standardError = System.err;
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private HttpServer server;

    @BeforeEach
    void captureLog() {
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void stop() {
        System.setErr(standardError);
        if (server != null) {
            server.stop(0);
        }
    }

    @Test
    void errorOfTheImplementerIsSentWithItsPlace() throws Exception {
        start(() -> {
            throw OneproviderErrors.atmInvalidStatusTransition("paused", "stopping");
        });

        HttpResponse<String> answer = pause();

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(answer.body())
                .matches(Pattern.quote("{\"error\":{\"id\":\"atmInvalidStatusTransition\","
                                + "\"description\":\"Invalid status transition from \\\"paused\\\" to \\\"stopping\\\".\","
                                + "\"details\":{\"prevStatus\":\"paused\",\"newStatus\":\"stopping\"}," + CTX
                                + "\"module\":\"OneproviderFeatureTest\",\"line\":")
                        + "\\d+}}}");
        assertThat(log())
                .contains("DEBUG", "400 atmInvalidStatusTransition")
                .doesNotContain("ERROR")
                .doesNotContain("WARN")
                .doesNotContain("TOKEN");
    }

    @Test
    void detailsThatAreNullAreSent() throws Exception {
        start(() -> {
            throw OneproviderErrors.unauthorized();
        });

        assertThat(pause().body()).contains("\"details\":{\"authError\":null},\"ctx\":{");
    }

    @Test
    void unexpectedFailureIsInTheLogAndNotInTheAnswer() throws Exception {
        start(() -> {
            throw new IllegalStateException("jdbc:secret");
        });

        HttpResponse<String> answer = pause();

        assertThat(answer.statusCode()).isEqualTo(500);
        Matcher reference = Pattern.compile("\"reference\":\"([0-9a-f]{10})\"").matcher(answer.body());
        assertThat(reference.find()).isTrue();
        assertThat(answer.body())
                .contains("citing the following reference: \\\"" + reference.group(1) + "\\\".\"", CTX)
                .doesNotContain("secret", "IllegalState", "OneproviderFeatureTest");
        assertThat(log())
                .contains("reference " + reference.group(1), "IllegalStateException: jdbc:secret")
                .contains("\tat org.onedata")
                .doesNotContain("TOKEN");
    }

    @Test
    void errorOfAnotherServerIsNotSentAsOnesOwn() throws Exception {
        start(() -> {
            throw new ReceivedException(
                    ErrorJson.builder().id("forbidden").description("foreign").build());
        });

        HttpResponse<String> answer = pause();

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("internalServerError").doesNotContain("forbidden", "foreign");
    }

    @Test
    void errorWithoutADescriptionIsNotSent() throws Exception {
        start(() -> {
            throw new OneproviderErrorException(
                    400, ErrorJson.builder().id("half").build());
        });

        assertThat(pause().body()).contains("internalServerError", CTX).doesNotContain("half");
        assertThat(log()).contains("400 half at OneproviderFeatureTest:", "error.description: NotNull");
    }

    @Test
    void errorOfAnUnknownServiceIsNotSent() throws Exception {
        start(() -> {
            ErrorJsonCtx ctx =
                    ErrorJsonCtx.builder().service(new Service("xyz")).build();
            throw new OneproviderErrorException(
                    400,
                    OneproviderErrors.notFound().error().toBuilder().ctx(ctx).build());
        });

        assertThat(pause().statusCode()).isEqualTo(500);
        assertThat(log()).contains("must be one of ozw, opw, ozp, opp");
    }

    @Test
    void detailsThatAreNoJsonAreNotSent() throws Exception {
        start(() -> {
            throw OneproviderErrors.error(400, "x", "x", Map.of("thread", new Object()));
        });

        assertThat(pause().body()).contains("internalServerError");
    }

    @Test
    void tokenIsHandedToTheImplementerByTheDocumentedPrecedence() throws Exception {
        start(() -> null);

        assertThat(pause("X-Auth-Token", "a", "Authorization", "Bearer b", "Macaroon", "c")
                        .statusCode())
                .isEqualTo(204);
        assertThat(Implementer.token).isEqualTo("a");
        pause("Authorization", "bearer b", "Macaroon", "c");
        assertThat(Implementer.token).isEqualTo("b");
        pause("Authorization", "Basic b", "Macaroon", "github:c");
        assertThat(Implementer.token).isEqualTo("github:c");
        assertThat(new AccessToken("secret").toString() + new AccessToken("secret").getName())
                .doesNotContain("secret");
    }

    @Test
    void withoutATokenTheImplementerIsNotCalled() throws Exception {
        start(() -> {
            throw new AssertionError("called");
        });

        for (HttpResponse<String> answer : Set.of(pause("Accept", "*/*"), pause("Authorization", "Basic b"))) {
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.body()).startsWith("{\"error\":{\"id\":\"unauthorized\",");
        }
        assertThat(log()).doesNotContain("called");
    }

    @Test
    void whatTheContractDoesNotKnowNeedsNoToken() throws Exception {
        start(() -> null);

        assertThat(send("GET", "/other/fine").body()).isEqualTo("fine");
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /nowhere,       404, notFound",
        "GET,  " + PAUSE + ",  405, notSupported",
        "GET,  /deviant/teapot,  418, badData",
        "GET,  /deviant/entity,  409, alreadyExists",
        "GET,  /deviant/busy,    503, serviceUnavailable",
        "GET,  /deviant/broken,  400, badData",
        "GET,  /deviant/gateway, 502, internalServerError",
        "GET,  /deviant/model,   404, custom",
    })
    void answerOfTheRuntimeWearsTheEnvelope(String method, String path, int status, String id) throws Exception {
        start(() -> null);

        HttpResponse<String> answer = send(method, path, "X-Auth-Token", "TOKEN");

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(answer.body())
                .startsWith("{\"error\":{\"id\":\"" + id + "\"")
                .contains(CTX)
                .doesNotContain("<html>");
        ErrorResponse body = new ObjectMapper().readValue(answer.body(), ErrorResponse.class);
        assertThat(ErrorValidator.violations(body)).isEmpty();
    }

    @Test
    void headersOfTheRuntimeAreKept() throws Exception {
        start(() -> null);

        assertThat(send("GET", PAUSE).headers().firstValue("Allow").orElseThrow())
                .contains("POST");
        assertThat(send("GET", "/deviant/busy", "X-Auth-Token", "TOKEN")
                        .headers()
                        .firstValue("Retry-After"))
                .hasValue("7");
    }

    @Test
    void unacceptableAcceptIsBadData() throws Exception {
        start(() -> null);

        HttpResponse<String> answer = pause("X-Auth-Token", "TOKEN", "Accept", "text/html");

        assertThat(answer.statusCode()).isEqualTo(406);
        assertThat(answer.body()).contains("\"id\":\"badData\"", "\"details\":{\"key\":\"Accept\"}");
    }

    @Test
    void runtimeDiscoversItAndTheIdentity() throws Exception {
        ResourceConfig application = new ResourceConfig(Implementer.class);
        application.property(ServiceIdentity.class.getName(), IDENTITY);
        server = JdkHttpServerFactory.createHttpServer(URI.create("http://127.0.0.1:0/"), application);

        assertThat(send("GET", PAUSE).body()).contains("notSupported", "\"serviceDomain\":\"krk.example.org\"");
    }

    @Test
    void identityOfAnUnknownServiceIsRefused() {
        assertThatThrownBy(() -> new ServiceIdentity(new Service("xyz"), "i", "d", "25.0", "b"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("service: not in the contract: xyz");
    }

    private void start(Supplier<Object> behaviour) {
        Implementer.behaviour = behaviour;
        ResourceConfig application = new ResourceConfig(Implementer.class, Deviant.class, Other.class);
        application.register(OneproviderFeature.builder()
                .identity(IDENTITY)
                .clock(CLOCK)
                .unmatchedBelow("/")
                .build());
        server = JdkHttpServerFactory.createHttpServer(URI.create("http://127.0.0.1:0/"), application);
    }

    private HttpResponse<String> pause() throws Exception {
        return pause("X-Auth-Token", "TOKEN");
    }

    private HttpResponse<String> pause(String... headers) throws Exception {
        return send("POST", PAUSE, headers);
    }

    private HttpResponse<String> send(String method, String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path))
                .method(method, HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }

    private String log() {
        return log.toString(StandardCharsets.UTF_8);
    }

    /** Implementer that runs what a test has set. */
    @Path("/")
    public static final class Implementer implements WorkflowExecutionApi {
        static Supplier<Object> behaviour = () -> null;
        static String token = "";

        @Context
        private SecurityContext security;

        @Override
        public void pauseWorkflowExecution(String wid) {
            token = AccessToken.of(security).value();
            behaviour.get();
        }
    }

    /** A resource outside of the contract in the same application. */
    @Path("/other")
    public static final class Other {

        @GET
        @Path("fine")
        public String fine() {
            return "fine";
        }
    }

    /** An implementer that also answers as the contract does not know it. */
    @Path("/deviant")
    public static final class Deviant implements WorkflowExecutionApi {

        @GET
        @Path("teapot")
        public Response teapot() {
            return Response.status(418).build();
        }

        @GET
        @Path("entity")
        public Response entity() {
            throw new WebApplicationException(
                    Response.status(409).entity("<html>").type("text/html").build());
        }

        @GET
        @Path("busy")
        public Response busy() {
            throw new ServiceUnavailableException(7L);
        }

        @GET
        @Path("broken")
        public Response broken() {
            throw new ConstraintViolationException("broken", Set.of());
        }

        @GET
        @Path("gateway")
        public Response gateway() {
            return Response.status(502).entity("<html>").type("text/html").build();
        }

        @GET
        @Path("model")
        public Response model() {
            ErrorJson error = ErrorJson.builder()
                    .id("custom")
                    .description("As the model has it.")
                    .build();
            return Response.status(404)
                    .entity(ErrorResponse.builder().error(error).build())
                    .build();
        }
    }

    private static final class ReceivedException extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient ErrorJson error;

        ReceivedException(ErrorJson error) {
            super(error.id());
            this.error = error;
        }

        @Override
        public String toString() {
            return "received: " + error;
        }
    }
}
