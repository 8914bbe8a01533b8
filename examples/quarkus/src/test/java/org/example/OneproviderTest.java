package org.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OneproviderTest {
    private final HttpClient http = HttpClient.newHttpClient();

    @ConfigProperty(name = "quarkus.http.test-port")
    int port;

    @Test
    void answersByTheContract() throws Exception {
        assertEquals(204, pause("w1", "token").statusCode());
        assertError(pause("w1", "token"), 400, "{\"error\":{\"id\":\"atmInvalidStatusTransition\",");
        assertError(pause("w2", "token"), 404, "{\"error\":{\"id\":\"notFound\",");
        assertError(pause("w1", ""), 401, "{\"error\":{\"id\":\"unauthorized\",");
        assertError(post("/nothing/here", "token"), 404, "{\"error\":{\"id\":\"notFound\",");
    }

    @Test
    void answersForAnOperationThatIsNotImplemented() throws Exception {
        assertError(
                post("/unimplemented/automation/execution/workflows/w1/pause", "token"),
                501,
                "{\"error\":{\"id\":\"notImplemented\",");
    }

    private HttpResponse<String> pause(String wid, String token) throws Exception {
        return post("/automation/execution/workflows/" + wid + "/pause", token);
    }

    /** @param token empty for none */
    private HttpResponse<String> post(String path, String token) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + "/api/v3/oneprovider" + path))
                .timeout(Duration.ofSeconds(30))
                .POST(BodyPublishers.noBody());
        if (!token.isEmpty()) {
            request.header("X-Auth-Token", token);
        }
        HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
        System.out.println("quarkus: " + response.statusCode() + " " + response.body());
        return response;
    }

    /** The service has the default identity, since Quarkus discovers {@code OneproviderFeature} itself. */
    private static void assertError(HttpResponse<String> response, int status, String start) {
        assertEquals(status, response.statusCode());
        assertEquals(
                "application/json",
                response.headers().firstValue("Content-Type").orElse("none"));
        assertTrue(response.body().startsWith(start), response.body());
        assertTrue(response.body().contains("\"serviceDomain\":\"localhost\""), response.body());
    }
}
