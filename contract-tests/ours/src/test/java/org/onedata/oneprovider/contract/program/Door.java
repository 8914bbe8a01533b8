package org.onedata.oneprovider.contract.program;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.onedata.oneprovider.contract.Implementer;
import org.onedata.oneprovider.contract.Implementer.Call;
import org.onedata.oneprovider.contract.Implementer.Preparation;
import org.onedata.oneprovider.contract.ResponseVector.Outcome;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The doors through which the kit prepares an implementer, and asks what it was handed. */
public final class Door implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final HttpServer server;

    public Door(Implementer implementer) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/prepare", exchange -> {
            JsonNode json = JSON.readTree(exchange.getRequestBody().readAllBytes());
            JsonNode outcome = json.get("outcome");
            implementer.prepare(new Preparation(
                    json.get("vector").asString(),
                    json.get("operation").asString(),
                    json.get("token").asString(),
                    outcome.get("result").asString().equals("success")
                            ? Outcome.success(text(outcome.get("value")))
                            : Outcome.error(outcome.get("status").asInt(), text(outcome.get("error")), null)));
            answer(exchange, 204, "");
        });
        server.createContext("/seen", exchange -> {
            ArrayNode calls = JSON.createArrayNode();
            for (Call call : implementer.calls()) {
                ObjectNode json =
                        calls.addObject().put("operation", call.operation()).put("token", call.token());
                json.set("params", JSON.valueToTree(call.params()));
                if (call.body() != null) {
                    json.set("body", JSON.readTree(call.body()));
                }
            }
            answer(exchange, 200, calls.toString());
        });
        server.start();
    }

    /** The address of a door: {@code prepare} or {@code seen}. */
    public String url(String name) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + name;
    }

    private static String text(JsonNode json) {
        return json == null ? null : json.toString();
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
