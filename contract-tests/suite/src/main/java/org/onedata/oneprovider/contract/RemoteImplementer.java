package org.onedata.oneprovider.contract;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onedata.oneprovider.contract.ResponseVector.Outcome;
import org.onedata.oneprovider.contract.ResponseVector.Result;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An implementer in another process, which is prepared and asked over HTTP. */
final class RemoteImplementer implements Implementer {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final URI prepare;
    private final @Nullable URI seen;
    private final Duration timeout;

    /** @param seen null if it does not tell what it was handed */
    RemoteImplementer(URI prepare, @Nullable URI seen, Duration timeout) {
        this.prepare = prepare;
        this.seen = seen;
        this.timeout = timeout;
    }

    @Override
    public void prepare(Preparation preparation) {
        Outcome outcome = preparation.outcome();
        ObjectNode json = JSON.createObjectNode()
                .put("vector", preparation.vector())
                .put("operation", preparation.operation())
                .put("token", preparation.token());
        ObjectNode out = json.putObject("outcome");
        if (outcome.result() == Result.SUCCESS) {
            out.put("result", "success");
            if (outcome.value() != null) {
                out.set("value", JSON.readTree(outcome.value()));
            }
        } else {
            out.put("result", "error").put("status", outcome.status());
            if (outcome.error() != null) {
                out.set("error", JSON.readTree(outcome.error()));
            }
        }
        RawMessage answer = send("--prepare", prepare, "POST", JSON.writeValueAsString(json));
        if (answer.status() == 501) {
            throw new NotJudgedException("the server cannot come to this outcome");
        }
        if (answer.status() / 100 != 2) {
            throw wrong("--prepare", prepare, answer);
        }
    }

    @Override
    public @Nullable List<Call> calls() {
        if (seen == null) {
            return null;
        }
        RawMessage answer = send("--seen", seen, "GET", null);
        if (answer.status() != 200) {
            throw wrong("--seen", seen, answer);
        }
        try {
            JsonNode json = JSON.readTree(answer.text());
            List<Call> calls = new ArrayList<>();
            if (!json.isArray()) {
                throw wrong("--seen", seen, answer);
            }
            for (JsonNode call : json) {
                if (!call.path("operation").isString()
                        || !call.path("params").isObject()
                        || !call.path("token").isString()) {
                    throw wrong("--seen", seen, answer);
                }
                Map<String, String> params = new HashMap<>();
                call.path("params")
                        .forEachEntry((name, value) ->
                                params.put(name, value.isString() ? value.asString() : value.toString()));
                JsonNode body = call.path("body");
                calls.add(new Call(
                        call.path("operation").asString(),
                        params,
                        call.path("token").asString(),
                        body.isMissingNode() || body.isNull() ? null : body.toString()));
            }
            return calls;
        } catch (JacksonException e) {
            throw wrong("--seen", seen, answer);
        }
    }

    private RawMessage send(String option, URI url, String method, @Nullable String body) {
        String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
        String path = url.getRawPath().isEmpty() ? "/" + query : query;
        Map<String, String> headers = body == null
                ? Map.of("Accept", "application/json")
                : Map.of("Content-Type", "application/json", "Accept", "application/json");
        try {
            return RawExchange.send(url, method, path, headers, body, timeout);
        } catch (IOException e) {
            throw new PeerException(option + " " + url + ": " + e.getMessage());
        }
    }

    private static PeerException wrong(String option, URI url, RawMessage answer) {
        return new PeerException(
                option + " " + url + " answered " + Text.oneLine(answer.status() + " " + answer.text()));
    }
}
