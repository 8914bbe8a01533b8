package org.onedata.oneprovider.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The vectors conform to their schema and to the contract, and faulty ones are found. */
class VectorsTest {
    private static final String REQUESTS = "requests.yaml";
    private static final String RESPONSES = "responses.yaml";
    private static final String MALFORMED_REQUESTS = "malformed-requests.yaml";
    private static final String BODIES = "bodies.yaml";

    @Test
    void keepToTheContract() {
        assertThat(VectorFaults.of(Vectors.load(), VectorFaults.contract())).isEmpty();
    }

    @Test
    void areNamedByTheirIds() {
        assertThat(Vectors.load().all())
                .extracting(Vector::toString)
                .doesNotHaveDuplicates()
                .contains("PlainId", "Paused");
    }

    /** Name of the fault, file, text to replace, its replacement, and the message of the exception. */
    static final List<Arguments> MALFORMED = List.of(
            forgery(
                    "unknown key",
                    RESPONSES,
                    "    documented: true\n    response:\n      status: 204",
                    "    documented: true\n    response:\n      stauts: 204\n      status: 204",
                    "responses.yaml: Paused: response: property 'stauts' is not defined in the schema"
                            + " and the schema does not allow additional properties"),
            forgery(
                    "missing key",
                    BODIES,
                    "    schema: ErrorResponse\n    kind: positive\n",
                    "    kind: positive\n",
                    "bodies.yaml: ResponseOfThePage: required property 'schema' not found"),
            forgery(
                    "empty documentation",
                    BODIES,
                    "documentation: The example of the API page.",
                    "documentation: ''",
                    "bodies.yaml: ResponseOfThePage: documentation: does not match the regex pattern ^\\S.*\\S$"),
            forgery(
                    "empty origin",
                    MALFORMED_REQUESTS,
                    "origin: Oneprovider behaviour",
                    "origin: ''",
                    "malformed-requests.yaml: NoToken: origin: does not match the regex pattern ^\\S.*\\S$"),
            forgery(
                    "missing id",
                    REQUESTS,
                    "  - id: PlainId\n    documentation",
                    "  - documentation",
                    "requests.yaml: requests[0]: required property 'id' not found"),
            forgery(
                    "id twice in a file",
                    REQUESTS,
                    "id: NoBody",
                    "id: PlainId",
                    "requests.yaml: PlainId: duplicate id, also in requests.yaml"),
            forgery(
                    "id twice in two files",
                    RESPONSES,
                    "id: Paused",
                    "id: PlainId",
                    "responses.yaml: PlainId: duplicate id, also in requests.yaml"),
            forgery(
                    "key twice",
                    REQUESTS,
                    "    appliesTo: both\n",
                    "    appliesTo: both\n    appliesTo: client\n",
                    "requests.yaml: PlainId: line N: Duplicate Object property \"appliesTo\""),
            forgery(
                    "number in place of text",
                    REQUESTS,
                    "    params: {wid: 11a53ed06d175c89bc3ed5be61f8217cch1890}",
                    "    params: {wid: 42}",
                    "requests.yaml: PlainId: params.wid: integer found, string expected"),
            forgery(
                    "success with a status",
                    RESPONSES,
                    "outcome: {result: success}",
                    "outcome: {result: success, status: 204}",
                    "responses.yaml: Paused: outcome.status: schema for 'status' is false"),
            forgery(
                    "error without a status",
                    RESPONSES,
                    "      result: error\n      status: 400\n",
                    "      result: error\n",
                    "responses.yaml: BadRequestOfThePage: outcome: required property 'status' not found"),
            forgery(
                    "no JSON where JSON must be",
                    MALFORMED_REQUESTS,
                    "details: '{\"authError\": null}'",
                    "details: '{\"authError\": nil}'",
                    "malformed-requests.yaml: NoToken: response.details: Unrecognized token 'nil': was expecting"
                            + " (JSON String, Number, Array, Object or token 'null', 'true' or 'false')"),
            forgery(
                    "request that reaches nobody and is handed on",
                    MALFORMED_REQUESTS,
                    "    reachesImplementer: false\n",
                    "    reachesImplementer: false\n    token: a\n",
                    "malformed-requests.yaml: NoToken: token: schema for 'token' is false"),
            forgery(
                    "violations of a positive body",
                    BODIES,
                    "    kind: positive\n",
                    "    kind: positive\n    violations: [error]\n",
                    "bodies.yaml: ResponseOfThePage: violations: schema for 'violations' is false"),
            forgery(
                    "no YAML",
                    RESPONSES,
                    "    outcome: {result: success}\n\n  - id: NoContent",
                    "    outcome: {result: success\n\n  - id: NoContent",
                    "responses.yaml: Paused: line N: while parsing a flow mapping"),
            forgery(
                    "list of another file",
                    BODIES,
                    "bodies:\n",
                    "responses:\n",
                    "bodies.yaml: ResponseOfThePage: property 'schema' is not defined in the schema"
                            + " and the schema does not allow additional properties"),
            forgery(
                    "unknown list",
                    BODIES,
                    "bodies:\n",
                    "corpora:\n",
                    "bodies.yaml: all vectors: property 'corpora' is not defined in the schema"
                            + " and the schema does not allow additional properties"));

    @ParameterizedTest
    @FieldSource("MALFORMED")
    void stopsAtMalformedVector(String file, String text, String forged, String message) {
        assertThatThrownBy(() -> forge(file, text, forged))
                .isInstanceOf(MalformedVectorException.class)
                .extracting(exception -> exception.getMessage().replaceFirst("line [0-9]+", "line N"))
                .isEqualTo(message);
    }

    /** Name of the fault, file, text to replace, its replacement, and the fault that is found. */
    static final List<Arguments> CONTRADICTIONS = List.of(
            forgery(
                    "operation that the contract lacks",
                    REQUESTS,
                    "operation: pause_workflow_execution",
                    "operation: no_such_operation",
                    "PlainId: the contract has no operation no_such_operation"),
            forgery(
                    "wrong method",
                    REQUESTS,
                    "method: POST",
                    "method: PUT",
                    "PlainId: pause_workflow_execution is a POST"),
            forgery(
                    "path of another id",
                    REQUESTS,
                    "workflows/%252F/pause",
                    "workflows/%2F/pause",
                    "IdThatLooksEncoded: the path decodes to {wid=/}, not to {wid=%2F}"),
            forgery(
                    "path that a client does not write",
                    REQUESTS,
                    "workflows/a%3Ab/pause",
                    "workflows/a%3ab/pause",
                    "IdWithColon: the path of a client is /automation/execution/workflows/a%3Ab/pause"),
            forgery(
                    "token that is not sent",
                    REQUESTS,
                    "token: MDAxNWxvY2F00aW9",
                    "token: another",
                    "PlainId: the token does not stand in X-Auth-Token"),
            forgery(
                    "client that accepts something else",
                    REQUESTS,
                    "Accept: application/json}",
                    "Accept: '*/*'}",
                    "PlainId: a client accepts application/json"),
            forgery(
                    "header that is wanted and forbidden",
                    REQUESTS,
                    "forbiddenHeaders: [Content-Type,",
                    "forbiddenHeaders: [accept,",
                    "NoBody: the header accept is both wanted and forbidden"),
            forgery(
                    "error that is called a success",
                    RESPONSES,
                    "status: 204",
                    "status: 304",
                    "Paused: a 304 is an error"),
            forgery(
                    "caller that sees another status",
                    RESPONSES,
                    "outcome: {result: error, status: 502}",
                    "outcome: {result: error, status: 503}",
                    "BadGatewayInHtml: the caller sees status 503, the response has 502"),
            forgery(
                    "undocumented body that is called documented",
                    RESPONSES,
                    "appliesTo: client\n    documented: false\n    response:\n      status: 404",
                    "appliesTo: client\n    documented: true\n    response:\n      status: 404",
                    "UnknownExecutionWithoutCtx: documented is true, which the contract denies"),
            forgery(
                    "documented body that is called undocumented",
                    RESPONSES,
                    "documented: true\n    response:\n      status: 403",
                    "documented: false\n    response:\n      status: 403",
                    "ForbiddenOfThePage: documented is false, which the contract denies"),
            forgery(
                    "body that a server may not send",
                    RESPONSES,
                    "            \"id\": \"example\",\n",
                    "",
                    "BadRequestOfThePage: a server may not send this body: error.id"),
            forgery(
                    "body and outcome that differ",
                    RESPONSES,
                    "\"description\": \"This is an example error.\"",
                    "\"description\": \"This is another error.\"",
                    "BadRequestOfThePage: the body of a server holds the error of the outcome"),
            forgery(
                    "status that the list of errors does not have",
                    RESPONSES,
                    "status: 409",
                    "status: 403",
                    "AlreadyExists: the list of errors has alreadyExists with 409"),
            forgery(
                    "text that the list of errors does not have",
                    RESPONSES,
                    "\n          \"description\": \"Invalid status transition from \\\"paused\\\" to",
                    "\n          \"description\": \"Invalid status transition of \\\"paused\\\" to",
                    "AlreadyPaused: the list of errors describes atmInvalidStatusTransition as"
                            + " <Invalid status transition from \"paused\" to \"stopping\".>"),
            forgery(
                    "detail of a type that the list of errors does not have",
                    RESPONSES,
                    "\n          \"details\": {\"prevStatus\": \"paused\", \"newStatus\"",
                    "\n          \"details\": {\"prevStatus\": [\"paused\"], \"newStatus\"",
                    "AlreadyPaused: the list of errors has prevStatus of atmInvalidStatusTransition as string"),
            forgery(
                    "success that a server may not send",
                    RESPONSES,
                    "status: 204",
                    "status: 200",
                    "Paused: a server sends a success as 204"),
            forgery(
                    "success that no response shows",
                    RESPONSES,
                    "appliesTo: both\n    documented: true\n    response:\n      status: 204",
                    "appliesTo: client\n    documented: true\n    response:\n      status: 204",
                    "pause_workflow_execution: no response shows its success"),
            forgery(
                    "required property whose lack no body shows",
                    BODIES,
                    "    violations: [line]\n",
                    "    violations: [line, module]\n",
                    "ErrorJsonCtx.line: no body shows that this alone is missing or wrong"),
            forgery(
                    "violations that the contract does not know",
                    BODIES,
                    "    violations: [error]\n",
                    "    violations: [error.id]\n",
                    "ResponseWithoutError: the contract is violated at [error], not at [error.id]"),
            forgery(
                    "positive body that is not valid",
                    BODIES,
                    "\"line\": 45",
                    "\"line\": \"45\"",
                    "ResponseOfThePage: the contract is violated at [error.ctx.line], not at []"),
            forgery(
                    "negative body that can be read",
                    BODIES,
                    "{\"timestamp\": {\"seconds\": 1750762637}}",
                    "{\"timestamp\": 1, \"serviceReleaseVersion\": \"\", \"serviceId\": \"\", \"serviceDomain\": \"\","
                            + " \"serviceBuildVersion\": \"\", \"service\": \"opw\", \"onedataErrorsRevision\": \"\","
                            + " \"module\": \"\", \"line\": 1}",
                    "CtxWithTimestampObject: a body that is valid can be read"),
            forgery(
                    "schema that the contract lacks",
                    BODIES,
                    "schema: ErrorResponse",
                    "schema: Error",
                    "ResponseOfThePage: the contract has no schema Error"),
            forgery(
                    "token that stands nowhere",
                    MALFORMED_REQUESTS,
                    "    token: MDAxNWxvY2F00aW9\n",
                    "    token: other\n",
                    "TokenInBearerAuthorization: the token stands in no header"),
            forgery(
                    "implementer that is handed another id",
                    MALFORMED_REQUESTS,
                    "    params: {wid: 11a53ed06d175c89bc3ed5be61f8217cch1890}",
                    "    params: {wid: other}",
                    "TokenInBearerAuthorization: method and path are no operation with {wid=other}"),
            forgery(
                    "refusal that is a success",
                    MALFORMED_REQUESTS,
                    "status: 401",
                    "status: 204",
                    "NoToken: a request that does not reach the implementer is an error"));

    @ParameterizedTest
    @FieldSource("CONTRADICTIONS")
    void findsContradiction(String file, String text, String forged, String fault) {
        assertThat(VectorFaults.of(forge(file, text, forged), VectorFaults.contract()))
                .contains(fault);
    }

    @Test
    void findsReservedCharacterThatNoRequestShows() {
        Vectors vectors = Vectors.load();
        List<RequestVector> requests = vectors.requests().stream()
                .filter(vector -> vector.params().values().stream().noneMatch(value -> value.contains("*")))
                .toList();
        Vectors fewer = new Vectors(requests, vectors.responses(), vectors.malformedRequests(), vectors.bodies());

        assertThat(newFaults(fewer, VectorFaults.contract()))
                .containsExactly("*: no request shows this reserved character");
    }

    /** Name of an addition, its place in the contract, the addition, and the faults found until a vector covers it. */
    static final List<Arguments> ADDITIONS = List.of(
            addition(
                    "operation",
                    "/paths",
                    "{\"/no/such/path\": {\"get\": {\"operationId\": \"no_such_operation\","
                            + " \"responses\": {\"204\": {\"description\": \"Nothing.\"}}}}}",
                    "no_such_operation: no request shows this operation",
                    "no_such_operation: no response shows its success"),
            addition(
                    "status",
                    "/paths/~1automation~1execution~1workflows~1{wid}~1pause/post/responses",
                    "{\"507\": {\"description\": \"Full.\"}}",
                    "507: no response shows this status"),
            addition(
                    "property",
                    "/components/schemas/ErrorJson/properties",
                    "{\"advice\": {\"type\": \"string\"}}",
                    "ErrorJson.advice: no response shows this",
                    "ErrorJson.advice: no positive body shows this"),
            addition(
                    "value",
                    "/components/schemas/ErrorJsonCtx/properties/service",
                    "{\"enum\": [\"ozw\", \"opw\", \"ozp\", \"opp\", \"ozx\"]}",
                    "ErrorJsonCtx.service=ozx: no response shows this",
                    "ErrorJsonCtx.service=ozx: no positive body shows this"),
            addition(
                    "schema",
                    "/components/schemas",
                    "{\"Token\": {\"properties\": {\"text\": {\"type\": \"string\"}}}}",
                    "Token: no body is positive",
                    "Token: no body is negative",
                    "Token: no body is client_positive_server_fail",
                    "Token.text: no positive body shows this"));

    @ParameterizedTest
    @FieldSource("ADDITIONS")
    void findsWhatNoVectorShows(String pointer, String addition, List<String> faults) {
        JsonNode contract = VectorFaults.contract();
        JsonMapper.shared().readerForUpdating(contract.at(pointer)).readValue(addition);

        assertThat(newFaults(Vectors.load(), contract)).containsExactlyElementsOf(faults);
    }

    /** Without what the vectors lack as they are, which {@link #keepToTheContract} alone is to tell. */
    private static List<String> newFaults(Vectors vectors, JsonNode contract) {
        List<String> faults = new ArrayList<>(VectorFaults.of(vectors, contract));
        faults.removeAll(VectorFaults.of(Vectors.load(), VectorFaults.contract()));
        return faults;
    }

    private static Arguments addition(String name, String pointer, String addition, String... faults) {
        return argumentSet(name, pointer, addition, List.of(faults));
    }

    /** The vectors, with the first occurrence of a text in a file replaced. */
    private static Vectors forge(String file, String text, String forged) {
        String original = Vectors.resource(file);
        int at = original.indexOf(text);
        assertThat(at).as("<%s> in %s", text, file).isNotNegative();
        String changed = original.substring(0, at) + forged + original.substring(at + text.length());
        return Vectors.read(name -> name.equals(file) ? changed : Vectors.resource(name));
    }

    private static Arguments forgery(String name, String file, String text, String forged, String expected) {
        return argumentSet(name, file, text, forged, expected);
    }
}
