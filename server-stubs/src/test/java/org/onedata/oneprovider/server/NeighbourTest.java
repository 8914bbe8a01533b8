package org.onedata.oneprovider.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import jakarta.annotation.Priority;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.glassfish.jersey.jdkhttp.JdkHttpServerFactory;
import org.glassfish.jersey.server.ResourceConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The feature in an application that has a life of its own: the contract holds in it, and ends where it ends. */
class NeighbourTest {
    private static final String PAUSE = "/automation/execution/workflows/w/pause";

    private HttpServer server;

    @AfterEach
    void stop() {
        if (server != null) {
            server.stop(0);
        }
    }

    @ParameterizedTest
    @ValueSource(classes = {OfThrowable.class, OfException.class, OfRuntimeException.class})
    void mapperOfTheApplicationDoesNotTakeErrorsOfTheContract(Class<?> mapper) throws Exception {
        for (boolean isFirst : new boolean[] {true, false}) {
            ResourceConfig application = new ResourceConfig(Implementer.class, Shop.class);
            if (isFirst) {
                application.register(mapper).register(new OneproviderFeature());
            } else {
                application.register(new OneproviderFeature()).register(mapper);
            }
            start(application, () -> {
                throw OneproviderErrors.notFound();
            });

            assertError(pause(), 404, "notFound");
            assertError(send("GET", PAUSE), 405, "notSupported");
            Implementer.behaviour = () -> {
                throw new IllegalStateException("secret");
            };
            assertError(pause(), 500, "internalServerError");
            Implementer.behaviour = () -> {
                throw new CompletionException(OneproviderErrors.forbidden());
            };
            assertError(pause(), 403, "forbidden");
            Implementer.behaviour = () -> {
                throw new ClientErrorException(429);
            };
            assertError(pause(), 429, "badData");
            assertThat(send("GET", "/shop/fails").body()).isEqualTo("mapped by " + mapper.getSimpleName());
            assertThat(send("GET", "/shop/missing").body()).isEqualTo("mapped by " + mapper.getSimpleName());
            server.stop(0);
            server = null;
        }
    }

    @Test
    void errorThatIsWrappedIsSent() throws Exception {
        start(new ResourceConfig(Implementer.class).register(new OneproviderFeature()), () -> {
            throw new CompletionException(OneproviderErrors.forbidden());
        });

        assertError(pause(), 403, "forbidden");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /shop/problem",
                "GET /shop/fails",
                "GET /shop/dies",
                "GET /shop/missing",
                "GET /shop/of-type",
                "DELETE /shop/fails",
                "POST /shop/cart",
                "GET /nowhere",
                "POST /nowhere"
            })
    void resourceBesideTheStubAnswersAsWithoutIt(String request) throws Exception {
        String[] words = request.split(" ");
        start(new ResourceConfig(Shop.class, OfType.class, CartReader.class), () -> null);
        HttpResponse<String> alone = send(words[0], words[1]);
        server.stop(0);
        start(
                new ResourceConfig(Shop.class, OfType.class, CartReader.class, Implementer.class)
                        .register(new OneproviderFeature()),
                () -> null);
        HttpResponse<String> beside = send(words[0], words[1]);

        assertThat(beside.statusCode()).isEqualTo(alone.statusCode());
        assertThat(beside.body()).isEqualTo(alone.body());
        assertThat(beside.headers().firstValue("Content-Type"))
                .isEqualTo(alone.headers().firstValue("Content-Type"));
        assertError(pause("Accept", "*/*"), 401, "unauthorized");
    }

    @Test
    void applicationWithoutAStubIsLeftAlone() throws Exception {
        start(new ResourceConfig(Shop.class), () -> null);

        assertThat(send("GET", "/shop/problem").headers().firstValue("Content-Type"))
                .hasValue("application/problem+json");
        assertThat(send("GET", "/nowhere").body()).doesNotContain("notFound");
    }

    @Test
    void implementerIsAnsweredForWithoutRegisteringTheFeature() throws Exception {
        start(new ResourceConfig(Implementer.class), () -> {
            throw OneproviderErrors.notFound();
        });

        assertError(pause("Accept", "*/*"), 401, "unauthorized");
        assertError(pause(), 404, "notFound");
    }

    @Test
    void unmatchedPathsAreAnsweredForIfTheApplicationSaysSo() throws Exception {
        start(
                new ResourceConfig(Implementer.class, Shop.class)
                        .register(OneproviderFeature.builder()
                                .unmatchedBelow("/automation")
                                .build()),
                () -> null);

        assertError(send("POST", "/automation/nothing"), 404, "notFound");
        assertThat(send("POST", "/nowhere").body()).doesNotContain("notFound");
        assertThat(send("POST", "/automations").body()).doesNotContain("notFound");
        assertThat(send("GET", "/shop/missing").body()).doesNotContain("notFound");
    }

    /** As it is when an application lets packages be scanned. */
    @Test
    void interfaceIsNotTakenForAResource() throws Exception {
        start(new ResourceConfig(WorkflowExecutionApi.class, Implementer.class, Shop.class), () -> {
            throw OneproviderErrors.notFound();
        });

        assertError(pause(), 404, "notFound");
        assertThat(send("GET", "/shop/problem").statusCode()).isEqualTo(422);
    }

    @Test
    void applicationSeesEachErrorAndNamesTheReference() throws Exception {
        List<String> seen = new CopyOnWriteArrayList<>();
        OneproviderFeature feature = OneproviderFeature.builder()
                .references(() -> "trace-1")
                .observer((error, failure) -> seen.add(error.getMessage() + " " + failure))
                .build();
        start(new ResourceConfig(Implementer.class).register(feature), () -> {
            throw new IllegalStateException("secret");
        });

        assertThat(pause().body()).contains("\"reference\":\"trace-1\"");
        Implementer.behaviour = () -> {
            throw OneproviderErrors.notFound();
        };
        assertError(pause(), 404, "notFound");
        assertThat(seen)
                .containsExactly(
                        "500 internalServerError java.lang.IllegalStateException: secret", "404 notFound null");
    }

    @Test
    void errorsAreSentAsTheReleaseSendsThemIfAskedTo() throws Exception {
        start(
                new ResourceConfig(Implementer.class)
                        .register(OneproviderFeature.builder().likeRelease(true).build()),
                () -> {
                    throw OneproviderErrors.notFound();
                });

        assertThat(pause().body())
                .isEqualTo(
                        "{\"error\":{\"id\":\"notFound\",\"description\":\"The requested resource could not be found.\"}}");
        Implementer.behaviour = () -> {
            throw OneproviderErrors.forbidden();
        };
        assertThat(pause().body()).contains("\"ctx\":{");
    }

    @Test
    void tokenSurvivesAFilterThatReplacesTheSecurityContext() throws Exception {
        start(
                new ResourceConfig(TokenReader.class)
                        .register(Anonymous.class, Priorities.AUTHORIZATION)
                        .register(new OneproviderFeature()),
                () -> null);

        assertThat(pause("Authorization", "Bearer t1").statusCode()).isEqualTo(204);
        assertThat(TokenReader.token).isEqualTo("t1");
    }

    @Test
    void tokenIsThereBeforeAuthorization() throws Exception {
        start(
                new ResourceConfig(Implementer.class)
                        .register(Authorization.class)
                        .register(new OneproviderFeature()),
                () -> null);

        assertThat(pause().statusCode()).isEqualTo(204);
        assertError(pause("Accept", "*/*"), 401, "unauthorized");
    }

    @Test
    void bodyIsCompressedAsTheApplicationWants() throws Exception {
        start(new ResourceConfig(Implementer.class, Gzip.class).register(new OneproviderFeature()), () -> {
            throw OneproviderErrors.notFound();
        });

        HttpResponse<InputStream> answer = HttpClient.newHttpClient()
                .send(request("POST", PAUSE, "X-Auth-Token", "t"), BodyHandlers.ofInputStream());

        assertThat(new String(new GZIPInputStream(answer.body()).readAllBytes(), StandardCharsets.UTF_8))
                .startsWith("{\"error\":{\"id\":\"notFound\"");
    }

    @Test
    void headersOfAReplacedBodyAreDropped() throws Exception {
        start(new ResourceConfig(Implementer.class).register(new OneproviderFeature()), () -> {
            throw new ClientErrorException(Response.status(409)
                    .entity("<html>".getBytes(StandardCharsets.UTF_8))
                    .header("Content-Encoding", "br")
                    .header("Content-Language", "pl")
                    .header("ETag", "\"1\"")
                    .header("X-Trace", "t1")
                    .build());
        });

        HttpResponse<String> answer = pause();

        assertError(answer, 409, "alreadyExists");
        assertThat(answer.headers().map()).doesNotContainKeys("content-encoding", "content-language", "etag");
        assertThat(answer.headers().firstValue("X-Trace")).hasValue("t1");
    }

    @Test
    void filtersOfTheApplicationSeeErrors() throws Exception {
        start(new ResourceConfig(Implementer.class, Cors.class).register(new OneproviderFeature()), () -> {
            throw OneproviderErrors.notFound();
        });

        assertThat(pause().headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
        assertThat(pause("Accept", "*/*").headers().firstValue("Access-Control-Allow-Origin"))
                .hasValue("*");
    }

    @Test
    void errorOfTheRuntimeNamesNoInternalClass() throws Exception {
        start(new ResourceConfig(Implementer.class).register(new OneproviderFeature()), () -> {
            throw new IllegalStateException();
        });

        assertThat(pause().body()).contains("\"module\":\"OneproviderFeature\"");
        assertThat(send("GET", PAUSE).body()).contains("\"module\":\"OneproviderFeature\"");
        assertThat(pause("Accept", "*/*").body()).contains("\"module\":\"OneproviderFeature\"");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 302, 402, 418, 429, 502, 600})
    void statusThatOnedataDoesNotUseIsRefused(int status) {
        assertThatThrownBy(() -> OneproviderErrors.error(status, "slow", "Slow down.", null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("status: Onedata has no errors of " + status
                        + ", but of 400, 401, 403, 404, 409, 500, 501, 503");
    }

    private void start(ResourceConfig application, Supplier<Object> behaviour) {
        Implementer.behaviour = behaviour;
        server = JdkHttpServerFactory.createHttpServer(URI.create("http://127.0.0.1:0/"), application);
    }

    private static void assertError(HttpResponse<String> answer, int status, String id) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(answer.body())
                .startsWith("{\"error\":{\"id\":\"" + id + "\"")
                .contains("\"serviceDomain\":\"localhost\"")
                .doesNotContain("secret");
    }

    private HttpResponse<String> pause(String... headers) throws Exception {
        return send("POST", PAUSE, headers.length == 0 ? new String[] {"X-Auth-Token", "t"} : headers);
    }

    private HttpResponse<String> send(String method, String path, String... headers) throws Exception {
        return HttpClient.newHttpClient().send(request(method, path, headers), BodyHandlers.ofString());
    }

    private HttpRequest request(String method, String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path))
                .header("Content-Type", "application/cart")
                .method(method, method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString("apples"));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return request.build();
    }

    /** Implementer that runs what a test has set. */
    @Path("/")
    public static final class Implementer implements WorkflowExecutionApi {
        static Supplier<Object> behaviour = () -> null;

        @Override
        public void pauseWorkflowExecution(String wid) {
            behaviour.get();
        }
    }

    /** Implementer that takes the token from the headers. */
    @Path("/")
    public static final class TokenReader implements WorkflowExecutionApi {
        static String token = "";

        @Context
        private HttpHeaders headers;

        @Override
        public void pauseWorkflowExecution(String wid) {
            token = AccessToken.of(headers).value();
        }
    }

    /** Replaces whoever calls. */
    public static final class Anonymous implements ContainerRequestFilter {
        @Override
        public void filter(ContainerRequestContext request) {
            request.setSecurityContext(new SecurityContext() {
                @Override
                public Principal getUserPrincipal() {
                    return () -> "anonymous";
                }

                @Override
                public boolean isUserInRole(String role) {
                    return false;
                }

                @Override
                public boolean isSecure() {
                    return false;
                }

                @Override
                public String getAuthenticationScheme() {
                    return "none";
                }
            });
        }
    }

    /** Lets only those in who have a token. */
    @Priority(Priorities.AUTHORIZATION)
    public static final class Authorization implements ContainerRequestFilter {
        @Override
        public void filter(ContainerRequestContext request) {
            if (!(request.getSecurityContext().getUserPrincipal() instanceof AccessToken)) {
                throw new ForbiddenException();
            }
        }
    }

    /** What else the application has. */
    @Path("/shop")
    public static final class Shop {

        @GET
        @Path("problem")
        public Response problem() {
            return Response.status(422)
                    .entity("{\"title\":\"no\"}")
                    .type("application/problem+json")
                    .build();
        }

        @GET
        @Path("fails")
        public String fails() {
            throw new IllegalStateException("shop");
        }

        @GET
        @Path("dies")
        public String dies() {
            throw new StackOverflowError("shop");
        }

        @GET
        @Path("missing")
        public String missing() {
            throw new NotFoundException("no such article");
        }

        @GET
        @Path("of-type")
        public String ofType() {
            throw new UncheckedIOException("shop", new IOException());
        }

        @POST
        @Path("cart")
        @Consumes("application/cart")
        public String cart(Cart cart) {
            return "cart";
        }
    }

    record Cart() {}

    /** Reads no cart. */
    @Consumes("application/cart")
    public static final class CartReader implements MessageBodyReader<Cart> {

        @Override
        public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
            return type == Cart.class;
        }

        @Override
        public Cart readFrom(
                Class<Cart> type,
                Type generic,
                Annotation[] annotations,
                MediaType media,
                MultivaluedMap<String, String> headers,
                InputStream body) {
            throw new UncheckedIOException("cart", new IOException());
        }
    }

    /** A mapper of what the contract knows nothing of. */
    public static final class OfType implements ExceptionMapper<UncheckedIOException> {
        @Override
        public Response toResponse(UncheckedIOException failure) {
            return Response.status(418).entity("teapot").build();
        }
    }

    private static Response mapped(Object mapper) {
        String text = "mapped by " + mapper.getClass().getSimpleName();
        return Response.status(500).entity(text).type("text/plain").build();
    }

    /** A mapper of everything. */
    public static final class OfThrowable implements ExceptionMapper<Throwable> {
        @Override
        public Response toResponse(Throwable failure) {
            return mapped(this);
        }
    }

    /** A mapper of nearly everything. */
    public static final class OfException implements ExceptionMapper<Exception> {
        @Override
        public Response toResponse(Exception failure) {
            return mapped(this);
        }
    }

    /** A mapper of most. */
    public static final class OfRuntimeException implements ExceptionMapper<RuntimeException> {
        @Override
        public Response toResponse(RuntimeException failure) {
            return mapped(this);
        }
    }

    /** Compresses whatever is sent. */
    @Provider
    public static final class Gzip implements WriterInterceptor {
        @Override
        public void aroundWriteTo(WriterInterceptorContext context) throws IOException {
            context.getHeaders().putSingle("Content-Encoding", "gzip");
            try (GZIPOutputStream out = new GZIPOutputStream(context.getOutputStream())) {
                context.setOutputStream(out);
                context.proceed();
            }
        }
    }

    /** Lets pages of other sites read answers. */
    @Provider
    public static final class Cors implements ContainerResponseFilter {
        @Override
        public void filter(ContainerRequestContext request, ContainerResponseContext response) {
            response.getHeaders().putSingle("Access-Control-Allow-Origin", "*");
        }
    }
}
