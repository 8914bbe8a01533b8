package org.onedata.oneprovider.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The contract says exactly what the API page says. */
class ContractTest {
    private static final String OPERATION = "/paths/~1automation~1execution~1workflows~1{wid}~1pause/post";

    /** Values that OpenAPI needs but the page lacks, by their JSON pointers. */
    private static final Map<String, String> NOT_ON_THE_PAGE = Map.ofEntries(
            Map.entry("/openapi", "3.0.3"),
            // The release of the page's example.
            Map.entry("/info/version", "25.0"),
            // Both stand in the page's cURL example, where curlSampleCallsTheOperation() looks for them.
            Map.entry("/servers/0/url", "https://{providerHost}/api/v3/oneprovider"),
            Map.entry("/components/securitySchemes/X-Auth-Token/name", "X-Auth-Token"),
            // The host of the page's example.
            Map.entry("/servers/0/variables/providerHost/default", "dev-oneprovider-krakow.default.svc.cluster.local"),
            Map.entry("/components/securitySchemes/X-Auth-Token/type", "apiKey"),
            Map.entry("/components/securitySchemes/X-Auth-Token/in", "header"),
            Map.entry("/security/0/X-Auth-Token", "[]"),
            Map.entry(OPERATION + "/security/0/X-Auth-Token", "[]"),
            // The group of the operation, and its name, in Onedata's own API files.
            Map.entry("/tags/0/name", "Workflow execution"),
            Map.entry(OPERATION + "/tags/0", "Workflow execution"),
            Map.entry(OPERATION + "/operationId", "pause_workflow_execution"),
            // The envelope, which the page shows as a nameless object with one property.
            Map.entry("/components/schemas/ErrorResponse/type", "object"),
            Map.entry("/components/schemas/ErrorResponse/required/0", "error"),
            // The page says "integer"; the milliseconds of its own example do not fit into 32 bits.
            Map.entry("/components/schemas/ErrorJsonCtx/properties/timestamp/format", "int64"));

    @Test
    void parsesWithoutMessage() {
        assertThat(messages(ContractFile.text())).isEmpty();
    }

    @Test
    void examplesAreValid() {
        JsonNode contract = ContractFile.read();

        assertThat(contract.at(OPERATION + "/responses").findValues("examples")).hasSize(4);
        assertThat(faultsOfExamples(contract)).isEmpty();
    }

    @Test
    void saysWhatThePageSays() {
        assertThat(faults(ContractFile.ofThePage())).isEmpty();
    }

    @Test
    void curlSampleCallsTheOperation() {
        JsonNode contract = ContractFile.read();
        String url = contract.at("/servers/0/url").asString().replace("{providerHost}", "$PROVIDER_HOST")
                + contract.at("/paths")
                        .propertyNames()
                        .iterator()
                        .next()
                        .replace("{wid}", "$ATM_WORKFLOW_EXECUTION_ID");
        String header =
                contract.at("/components/securitySchemes/X-Auth-Token/name").asString();

        assertThat(contract.at(OPERATION + "/x-code-samples/0/source").asString())
                .isEqualTo("curl -H \"" + header + ": $TOKEN\" \\\n-X POST \"" + url + "\"");
    }

    static final List<Arguments> FORGERIES = List.of(
            forgery(
                    "description of a response changed",
                    contract -> object(contract, OPERATION + "/responses/404").put("description", "No such execution."),
                    "the page says <Workflow execution with provided Id was not found.>, the contract <No such execution.>"),
            forgery(
                    "description of a property changed",
                    contract -> object(contract, "/components/schemas/ErrorJsonCtx/properties/line")
                            .put("description", "Line."),
                    "the page says <Line number in the module where the error occurred.>, the contract <Line.>"),
            forgery(
                    "required entry dropped",
                    contract -> array(contract, "/components/schemas/ErrorJson/required")
                            .remove(2),
                    "the page says <ctx required>, the contract <ctx>"),
            forgery(
                    "required entry added",
                    contract -> array(contract, "/components/schemas/ErrorJson/required")
                            .add("details"),
                    "the page says <details>, the contract <details required>"),
            forgery(
                    "required entry for no property",
                    contract -> array(contract, "/components/schemas/ErrorJson/required")
                            .add("cause"),
                    "the contract alone says /components/schemas/ErrorJson/required/3: cause"),
            forgery(
                    "enum value added",
                    contract -> array(contract, "/components/schemas/ErrorJsonCtx/properties/service/enum")
                            .add("ozx"),
                    "the page says <ozwopwozpopp>, the contract <ozwopwozpoppozx>"),
            forgery(
                    "property added",
                    contract -> object(contract, "/components/schemas/ErrorJson/properties")
                            .putObject("cause")
                            .put("type", "string"),
                    "the page says <Example>, the contract <cause>"),
            forgery(
                    "property removed",
                    contract -> object(contract, "/components/schemas/ErrorJson/properties")
                            .remove("details"),
                    "the page says <details>, the contract <ctx required>"),
            forgery(
                    "type changed",
                    contract -> object(contract, "/components/schemas/ErrorJsonCtx/properties/line")
                            .put("type", "string"),
                    "the page says <integer>, the contract <string>"),
            forgery(
                    "limit added",
                    contract -> object(contract, "/components/schemas/ErrorJson/properties/id")
                            .put("maxLength", 40),
                    "the contract alone says /components/schemas/ErrorJson/properties/id/maxLength: 40"),
            forgery(
                    "status removed",
                    contract -> object(contract, OPERATION + "/responses").remove("403"),
                    "the page says <403>, the contract <404>"),
            forgery(
                    "status added",
                    contract -> object(contract, OPERATION + "/responses")
                            .putObject("503")
                            .put("description", "Busy."),
                    "the page says <>, the contract <503>"),
            forgery(
                    "method changed",
                    contract -> {
                        ObjectNode path = (ObjectNode) contract.at(OPERATION.replace("/post", ""));
                        path.set("put", path.remove("post"));
                    },
                    "the page says <POST /automation/execution/workflows/{wid}/pause>,"
                            + " the contract <PUT /automation/execution/workflows/{wid}/pause>"),
            forgery(
                    "parameter renamed",
                    contract -> object(contract, OPERATION + "/parameters/0").put("name", "id"),
                    "the page says <wid required>, the contract <id required>"),
            forgery(
                    "header of the token renamed",
                    contract -> object(contract, "/components/securitySchemes/X-Auth-Token")
                            .put("name", "Macaroon"),
                    "the contract alone says /components/securitySchemes/X-Auth-Token/name: Macaroon"),
            forgery(
                    "shell sample changed",
                    contract ->
                            object(contract, OPERATION + "/x-code-samples/1").put("source", "rest-cli"),
                    "the page says <oneprovider-rest-cli pauseWorkflowExecution wid=$ATM_WORKFLOW_SCHEMA_ID>,"
                            + " the contract <rest-cli>"),
            forgery(
                    "example changed",
                    contract -> object(contract, "/components/examples/ErrorResponse/value/error")
                            .put("id", "sample"),
                    "the page says <    \"id\": \"example\",>, the contract <    \"id\": \"sample\",>"),
            forgery(
                    "schema added",
                    contract -> object(contract, "/components/schemas")
                            .putObject("Token")
                            .put("type", "string"),
                    "the contract alone says /components/schemas/Token/type: string"),
            forgery(
                    "security of the operation dropped",
                    contract -> object(contract, OPERATION).remove("security"),
                    "the contract lacks " + OPERATION + "/security/0/X-Auth-Token: []"));

    @ParameterizedTest
    @FieldSource("FORGERIES")
    void findsForgery(Consumer<ObjectNode> forgery, String expected) {
        ObjectNode contract = ContractFile.read();
        forgery.accept(contract);

        assertThat(faults(contract)).anySatisfy(fault -> assertThat(fault).endsWith(expected));
    }

    @Test
    void findsInvalidExample() {
        ObjectNode contract = ContractFile.read();
        object(contract, "/components/examples/ErrorResponse/value/error/ctx").put("timestamp", "yesterday");

        assertThat(faultsOfExamples(contract))
                .hasSize(4)
                .allSatisfy(
                        fault -> assertThat(fault).endsWith("/error/ctx/timestamp: string found, integer expected"));
        assertThat(faults(contract)).isNotEmpty();
    }

    @Test
    void findsMisspeltKey() {
        ObjectNode contract = ContractFile.read();
        object(contract, OPERATION + "/parameters/0").put("requird", true);

        assertThat(messages(ContractFile.text(contract)))
                .singleElement()
                .asString()
                .contains("requird");
    }

    private static List<String> messages(String contract) {
        return new OpenAPIV3Parser().readContents(contract).getMessages();
    }

    private static List<String> faults(JsonNode contract) {
        ApiPage written = new ApiPage(contract);
        List<String> faults = new ArrayList<>();

        List<String> page =
                ContractFile.page().lines().filter(line -> !line.isBlank()).toList();
        // Only the first difference: the lines after it are shifted.
        for (int i = 0; i < Math.max(page.size(), written.lines().size()) && faults.isEmpty(); i++) {
            String said = i < page.size() ? page.get(i) : "";
            String meant = i < written.lines().size() ? written.lines().get(i) : "";
            if (!said.equals(meant)) {
                faults.add("text line " + (i + 1) + ": the page says <" + said + ">, the contract <" + meant + ">");
            }
        }

        Map<String, String> unsaid = new TreeMap<>(written.unsaid());
        NOT_ON_THE_PAGE.forEach((where, what) -> {
            if (!unsaid.remove(where, what)) {
                faults.add("the contract lacks " + where + ": " + what);
            }
        });
        unsaid.forEach((where, what) -> faults.add("the contract alone says " + where + ": " + what));
        return faults;
    }

    private static List<String> faultsOfExamples(JsonNode contract) {
        SchemaRegistry registry = SchemaRegistry.withDialect(
                Dialects.getOpenApi30(), builder -> builder.schemas(Map.of("urn:contract", contract.toString())));
        List<String> faults = new ArrayList<>();
        contract.at(OPERATION + "/responses")
                .forEachEntry((status, response) -> response.path("content").forEach(content -> {
                    ObjectNode schema = content.path("schema").deepCopy().asObject();
                    schema.put("$ref", "urn:contract" + schema.path("$ref").asString());
                    content.path("examples").forEach(example -> {
                        JsonNode value = contract.at(
                                        example.path("$ref").asString().substring(1))
                                .path("value");
                        registry.getSchema(schema).validate(value).forEach(fault -> faults.add(status + " " + fault));
                    });
                }));
        return faults;
    }

    private static Arguments forgery(String name, Consumer<ObjectNode> forgery, String expected) {
        return argumentSet(name, forgery, expected);
    }

    private static ObjectNode object(JsonNode contract, String pointer) {
        return (ObjectNode) contract.at(pointer);
    }

    private static ArrayNode array(JsonNode contract, String pointer) {
        return (ArrayNode) contract.at(pointer);
    }
}
