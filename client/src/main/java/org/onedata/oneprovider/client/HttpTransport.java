package org.onedata.oneprovider.client;

import feign.Client;
import feign.Request;
import feign.Response;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * One HTTP exchange for one call: nothing is sent twice, no redirect is followed.
 *
 * <p>The token is added here, below Feign, so that no Feign request, log or exception ever holds it.
 */
final class HttpTransport implements Client {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(60);
    private static final String USER_AGENT = "oneprovider-java-client/" + version();

    private final Supplier<String> token;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();

    HttpTransport(Supplier<String> token) {
        this.token = token;
    }

    @Override
    public Response execute(Request request, Request.Options options) {
        String operation = OneproviderException.operation(request.requestTemplate().methodMetadata().configKey());
        CompletableFuture<HttpResponse<byte[]>> exchange = http.sendAsync(toHttp(request), BodyHandlers.ofByteArray());
        try {
            HttpResponse<byte[]> response = exchange.get(CALL_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
            return Response.builder()
                    .request(request)
                    .status(response.statusCode())
                    .headers(new LinkedHashMap<>(response.headers().map()))
                    .body(response.body())
                    .build();
        } catch (ExecutionException e) {
            throw new OneproviderConnectionException(operation, e.getCause());
        } catch (TimeoutException e) {
            String timeout = "no answer within " + CALL_TIMEOUT.toSeconds() + " s";
            throw new OneproviderConnectionException(operation, new HttpTimeoutException(timeout));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OneproviderConnectionException(operation, e);
        } finally {
            exchange.cancel(true);
        }
    }

    private HttpRequest toHttp(Request request) {
        byte[] body = request.body();
        BodyPublisher publisher = body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body);
        HttpRequest.Builder http = HttpRequest.newBuilder(URI.create(request.url()))
                .method(request.httpMethod().name(), publisher)
                .header("User-Agent", USER_AGENT)
                .header(OneproviderApis.TOKEN_HEADER, Token.check(token.get()));
        request.headers().forEach((name, values) -> {
            if (!name.equalsIgnoreCase("Content-Length")) { // Set by the JDK from the body.
                values.forEach(value -> http.header(name, value));
            }
        });
        return http.build();
    }

    private static String version() {
        String version = OneproviderClient.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
