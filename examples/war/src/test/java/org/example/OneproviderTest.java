package org.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.eclipse.jetty.ee10.webapp.MetaInfConfiguration;
import org.eclipse.jetty.ee10.webapp.WebAppContext;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OneproviderTest {
    private static final String PAUSE = "/api/v3/oneprovider/automation/execution/workflows/%s/pause";

    private final HttpClient http = HttpClient.newHttpClient();
    private Server server;
    private int port;

    @BeforeEach
    void start() throws Exception {
        WebAppContext application = new WebAppContext();
        application.setBaseResourceAsString("src/main/webapp");
        // Where a container would look: in WEB-INF/classes and WEB-INF/lib.
        application.setAttribute(
                MetaInfConfiguration.CONTAINER_JAR_PATTERN, ".*(/target/classes/|oneprovider|jersey).*");
        application.setParentLoaderPriority(true);
        server = new Server(new InetSocketAddress("127.0.0.1", 0));
        server.setHandler(application);
        server.start();
        port = ((ServerConnector) server.getConnectors()[0]).getLocalPort();
    }

    @AfterEach
    void stop() throws Exception {
        server.stop();
    }

    @Test
    void answersByTheContract() throws Exception {
        assertEquals(204, pause("w1", "token").statusCode());
        assertError(pause("w1", "token"), 400, "atmInvalidStatusTransition");
        assertError(pause("w2", "token"), 404, "notFound");
        assertError(pause("w1", ""), 401, "unauthorized");
        assertError(pause("w1", "expired"), 401, "unauthorized");
        assertError(pause("broken", "token"), 500, "internalServerError");
        assertError(send("GET", PAUSE.formatted("w1"), "token"), 405, "notSupported");
    }

    @Test
    void leavesTheRestAlone() throws Exception {
        HttpResponse<String> article = send("GET", "/shop/article", "");
        assertEquals(200, article.statusCode());
        assertEquals("{\"name\":\"apple\",\"price\":2}", article.body());
        HttpResponse<String> soldOut = send("GET", "/shop/sold-out", "");
        assertEquals(422, soldOut.statusCode());
        assertEquals("{\"title\":\"Sold out\"}", soldOut.body());
        assertEquals("application/problem+json", type(soldOut));
        HttpResponse<String> broken = send("GET", "/shop/broken", "");
        assertEquals(500, broken.statusCode());
        assertEquals("Sorry.", broken.body());
        assertFalse(send("GET", "/shop/nothing", "").body().contains("\"error\""));
        assertFalse(send("POST", "/shop/article", "").body().contains("\"error\""));
        assertFalse(send("GET", "/nothing", "").body().contains("\"error\""));
    }

    private HttpResponse<String> pause(String wid, String token) throws Exception {
        return send("POST", PAUSE.formatted(wid), token);
    }

    /** @param token empty for none */
    private HttpResponse<String> send(String method, String path, String token) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(30))
                .header("Origin", "https://app.example.org")
                .method(method, BodyPublishers.noBody());
        if (!token.isEmpty()) {
            request.header("X-Auth-Token", token);
        }
        HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
        System.out.println(method + " " + path + " -> " + response.statusCode() + " " + response.body());
        return response;
    }

    private static void assertError(HttpResponse<String> response, int status, String id) {
        assertEquals(status, response.statusCode());
        assertEquals("application/json", type(response));
        assertTrue(response.body().startsWith("{\"error\":{\"id\":\"" + id + "\","), response.body());
        assertTrue(response.body().contains("\"serviceDomain\":\"krk.example.org\""), response.body());
        assertEquals(
                "https://app.example.org",
                response.headers().firstValue("Access-Control-Allow-Origin").orElse("none"));
    }

    private static String type(HttpResponse<String> response) {
        return response.headers().firstValue("Content-Type").orElse("none");
    }
}
