package org.onedata.oneprovider.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The contract says all that the API page says; it may say more. */
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

        assertThat(contract.at(OPERATION + "/responses").findValues("examples")).isNotEmpty();
        assertThat(faultsOfExamples(contract)).isEmpty();
    }

    @Test
    void saysWhatThePageSays() {
        assertThat(faults(ContractFile.ofThePage())).isEmpty();
    }

    @Test
    void curlSampleCallsTheOperation() {
        JsonNode contract = ContractFile.ofThePage();
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
                    "the page says <Workflow execution with provided Id was not found.>"),
            forgery(
                    "description of a property changed",
                    contract -> object(contract, "/components/schemas/ErrorJsonCtx/properties/line")
                            .put("description", "Line."),
                    "the page says <Line number in the module where the error occurred.>"),
            forgery(
                    "required entry dropped",
                    contract -> array(contract, "/components/schemas/ErrorJson/required")
                            .remove(2),
                    "the page says <ctx required>"),
            forgery(
                    "required entry added",
                    contract -> array(contract, "/components/schemas/ErrorJson/required")
                            .add("details"),
                    "the page says <details>"),
            forgery(
                    "property removed",
                    contract -> object(contract, "/components/schemas/ErrorJson/properties")
                            .remove("details"),
                    "the page says <details>"),
            forgery(
                    "enum value removed",
                    contract -> array(contract, "/components/schemas/ErrorJsonCtx/properties/service/enum")
                            .remove(3),
                    "the page says <ozwopwozpopp>"),
            forgery(
                    "type changed",
                    contract -> object(contract, "/components/schemas/ErrorJsonCtx/properties/line")
                            .put("type", "string"),
                    "the page says <integer>"),
            forgery(
                    "status removed",
                    contract -> object(contract, OPERATION + "/responses").remove("403"),
                    "the page says <403>"),
            forgery(
                    "method changed",
                    contract -> {
                        ObjectNode path = (ObjectNode) contract.at(OPERATION.replace("/post", ""));
                        path.set("put", path.remove("post"));
                    },
                    "the page says <POST /automation/execution/workflows/{wid}/pause>"),
            forgery(
                    "parameter renamed",
                    contract -> object(contract, OPERATION + "/parameters/0").put("name", "id"),
                    "the page says <wid required>"),
            forgery(
                    "header of the token renamed",
                    contract -> object(contract, "/components/securitySchemes/X-Auth-Token")
                            .put("name", "Macaroon"),
                    "the contract lacks /components/securitySchemes/X-Auth-Token/name: X-Auth-Token"),
            forgery(
                    "shell sample changed",
                    contract ->
                            object(contract, OPERATION + "/x-code-samples/1").put("source", "rest-cli"),
                    "the page says <oneprovider-rest-cli pauseWorkflowExecution wid=$ATM_WORKFLOW_SCHEMA_ID>"),
            forgery(
                    "example changed",
                    contract -> object(contract, "/components/examples/ErrorResponse/value/error")
                            .put("id", "sample"),
                    "the page says <    \"id\": \"example\",>"),
            forgery(
                    "security of the operation dropped",
                    contract -> object(contract, OPERATION).remove("security"),
                    "the contract lacks " + OPERATION + "/security/0/X-Auth-Token: []"));

    @ParameterizedTest
    @FieldSource("FORGERIES")
    void findsForgery(Consumer<ObjectNode> forgery, String expected) {
        ObjectNode contract = ContractFile.ofThePage();
        forgery.accept(contract);

        assertThat(faults(contract)).anySatisfy(fault -> assertThat(fault).contains(expected));
    }

    /** The page is where the contract began, and not where it ends. */
    @Test
    void maySayMoreThanThePage() {
        ObjectNode contract = ContractFile.ofThePage();
        object(contract, "/components/schemas/ErrorJsonCtx/properties")
                .putObject("host")
                .put("type", "string")
                .put("description", "Host.");
        array(contract, "/components/schemas/ErrorJsonCtx/properties/service/enum")
                .add("ozx");
        object(contract, "/components/schemas/ErrorJson/properties/id").put("maxLength", 40);
        object(contract, "/components/schemas").putObject("Token").put("type", "string");
        object(contract, OPERATION + "/responses").putObject("503").put("description", "Busy.");
        object(contract, "/paths")
                .putObject("/no/such/path")
                .putObject("get")
                .put("operationId", "no_such_operation")
                .put("summary", "Nothing")
                .putObject("responses");

        assertThat(faults(contract)).isEmpty();
    }

    @Test
    void findsInvalidExample() {
        ObjectNode contract = ContractFile.read();
        object(contract, "/components/examples/ErrorResponse/value/error/ctx").put("timestamp", "yesterday");

        assertThat(faultsOfExamples(contract))
                .isNotEmpty()
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
        List<String> page =
                ContractFile.page().lines().filter(line -> !line.isBlank()).toList();
        List<String> faults = new ArrayList<>(missing(page, new ApiPage(contract).lines()));
        NOT_ON_THE_PAGE.forEach((where, what) -> {
            JsonNode value = contract.at(where);
            if (!what.equals(value.isContainer() ? value.toString() : value.asString(""))) {
                faults.add("the contract lacks " + where + ": " + what);
            }
        });
        return faults;
    }

    /** The lines of the page that do not stand among those of the contract, in the order of the page. */
    private static List<String> missing(List<String> page, List<String> contract) {
        // How many lines the rest of the page has in common with the rest of the contract.
        int[][] common = new int[page.size() + 1][contract.size() + 1];
        for (int i = page.size() - 1; i >= 0; i--) {
            for (int j = contract.size() - 1; j >= 0; j--) {
                common[i][j] = says(contract, j, page.get(i))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        List<String> missing = new ArrayList<>();
        for (int i = 0, j = 0; i < page.size(); ) {
            boolean more = j < contract.size();
            if (more && says(contract, j, page.get(i))) {
                i++;
                j++;
            } else if (more && common[i][j + 1] > common[i + 1][j]) {
                j++;
            } else {
                missing.add("text line " + (i + 1) + ": the page says <" + page.get(i) + ">, the contract <"
                        + (more ? contract.get(j) : "") + ">");
                i++;
            }
        }
        return missing;
    }

    /** Whether a line is what the page says; the values of an enum stand in one line, in which more may follow. */
    private static boolean says(List<String> contract, int line, String said) {
        boolean values = line > 0 && contract.get(line - 1).equals("Enum:");
        return values ? contract.get(line).startsWith(said) : contract.get(line).equals(said);
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
