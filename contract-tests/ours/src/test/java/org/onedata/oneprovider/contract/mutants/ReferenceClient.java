package org.onedata.oneprovider.contract.mutants;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.onedata.oneprovider.contract.ClientUnderTest;
import org.onedata.oneprovider.contract.ResponseVector.Outcome;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Client that passes all vectors without any code of this project. Each mutant overrides one of its methods. */
class ReferenceClient implements ClientUnderTest {
    static final JsonMapper JSON = new JsonMapper();
    static final List<String> ERROR_FIELDS = List.of("id", "description", "details", "ctx");
    static final List<String> CTX_FIELDS = List.of(
            "timestamp",
            "serviceReleaseVersion",
            "serviceId",
            "serviceDomain",
            "serviceBuildVersion",
            "service",
            "onedataErrorsRevision",
            "module",
            "line");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Override
    public final Outcome call(
            String baseUrl, String token, String operation, Map<String, String> params, String requestBody)
            throws Exception {
        String wid = params.get("wid");
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri(baseUrl, token, wid)).POST(body());
        headers(token).forEach(request::header);
        return outcome(exchange(request.build()));
    }

    URI uri(String baseUrl, String token, String wid) {
        return URI.create(baseUrl + "/automation/execution/workflows/" + encode(wid) + "/pause");
    }

    String encode(String wid) {
        if (wid.equals(".") || wid.equals("..")) {
            return wid.replace(".", "%2E");
        }
        StringBuilder encoded = new StringBuilder();
        for (byte b : bytes(wid)) {
            boolean unreserved = b >= 0 && (Character.isLetterOrDigit(b) || "-._~".indexOf(b) >= 0);
            encoded.append(unreserved ? String.valueOf((char) b) : String.format("%%%02X", b));
        }
        return encoded.toString();
    }

    byte[] bytes(String wid) {
        return wid.getBytes(StandardCharsets.UTF_8);
    }

    Map<String, String> headers(String token) {
        return new HashMap<>(Map.of(
                "X-Auth-Token", token, "Accept", "application/json", "User-Agent", "oneprovider-reference-client/1"));
    }

    BodyPublisher body() {
        return BodyPublishers.noBody();
    }

    HttpResponse<String> exchange(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    Outcome outcome(HttpResponse<String> response) {
        return isSuccess(response.statusCode())
                ? Outcome.SUCCESS
                : Outcome.error(response.statusCode(), error(response.body()), response.body());
    }

    boolean isSuccess(int status) {
        return status / 100 == 2;
    }

    /** The error in a body, as JSON; null if there is none. A truncated body counts up to its last comma. */
    String error(String body) {
        String complete = body.substring(0, Math.max(body.lastIndexOf(','), 0));
        JsonNode envelope = Stream.of(body, complete + "}", complete + "}}")
                .map(ReferenceClient::parse)
                .filter(JsonNode::isObject)
                .findFirst()
                .orElse(JSON.createObjectNode());
        JsonNode error = envelope.path("error");
        if (error.isString()) {
            return oldForm(error.asString(), envelope.get("error_description"));
        }
        return error.isObject() ? error((ObjectNode) error) : null;
    }

    String error(ObjectNode error) {
        dropNulls(error, ERROR_FIELDS);
        if (error.path("ctx") instanceof ObjectNode ctx) {
            dropNulls(ctx, CTX_FIELDS);
        }
        return error.toString();
    }

    String oldForm(String id, JsonNode description) {
        ObjectNode error = JSON.createObjectNode().put("id", id);
        return (description == null ? error : error.set("description", description)).toString();
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JacksonException e) {
            return JSON.missingNode();
        }
    }

    private static void dropNulls(ObjectNode object, List<String> names) {
        names.stream().filter(name -> object.path(name).isNull()).forEach(object::remove);
    }
}
