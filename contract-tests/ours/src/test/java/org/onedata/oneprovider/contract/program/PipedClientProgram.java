package org.onedata.oneprovider.contract.program;

import feign.Feign;
import feign.okhttp.OkHttpClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.onedata.oneprovider.client.OneproviderClient;
import org.onedata.oneprovider.client.OneproviderFeign;
import org.onedata.oneprovider.contract.ClientUnderTest;
import org.onedata.oneprovider.contract.ResponseVector.Outcome;
import org.onedata.oneprovider.contract.ResponseVector.Result;
import org.onedata.oneprovider.contract.mutants.MutantClientTest;
import org.onedata.oneprovider.contract.ours.OneproviderClientUnderTest;
import org.onedata.oneprovider.contract.ours.OneproviderClientUnderTest.Apis;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A client as a program that speaks JSON lines over standard input and output. The argument says which client. */
final class PipedClientProgram {
    private static final JsonMapper JSON = new JsonMapper();

    private PipedClientProgram() {}

    public static void main(String... args) throws IOException {
        ClientUnderTest client = client(args[0]);
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            out.print(answer(client, JSON.readTree(line)) + "\n");
            out.flush();
        }
    }

    private static ClientUnderTest client(String name) {
        return switch (name) {
            case "assembled" -> new OneproviderClientUnderTest();
            case "feign" ->
                new OneproviderClientUnderTest((baseUrl, token) -> new Apis() {
                    @Override
                    public <A> A api(Class<A> type) {
                        return Feign.builder()
                                .addCapability(OneproviderFeign.withToken(token).withRetries(0))
                                .target(type, baseUrl);
                    }
                });
            case "okhttp" ->
                new OneproviderClientUnderTest(
                        (baseUrl, token) -> OneproviderClientUnderTest.of(OneproviderClient.builder()
                                .baseUrl(baseUrl)
                                .token(token)
                                .client(new OkHttpClient())
                                .retries(0)
                                .build()));
            default -> MutantClientTest.mutant(name);
        };
    }

    private static String answer(ClientUnderTest client, JsonNode call) {
        ObjectNode answer =
                JSON.createObjectNode().put("vector", call.get("vector").asString());
        try {
            Outcome outcome = client.call(
                    call.get("baseUrl").asString(),
                    call.get("token").asString(),
                    call.get("operation").asString(),
                    JSON.convertValue(call.get("params"), new TypeReference<Map<String, String>>() {}),
                    call.has("body") ? call.get("body").toString() : null);
            String result = outcome.result() == Result.SUCCESS ? "success" : "error";
            // What is JSON is put in as it is, digit by digit.
            return answer.put("result", result).toString().replaceFirst("}$", "")
                    + (outcome.status() == null ? "" : ",\"status\":" + outcome.status())
                    + (outcome.error() == null ? "" : ",\"error\":" + outcome.error())
                    + (outcome.value() == null ? "" : ",\"value\":" + outcome.value())
                    + (outcome.body() == null ? "" : ",\"body\":" + JSON.writeValueAsString(outcome.body()))
                    + "}";
        } catch (Exception e) {
            return answer.put("result", "error").put("message", e.toString()).toString();
        }
    }
}
