package org.onedata.oneprovider.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OneproviderCodegenTest {
    private final OneproviderCodegen codegen = new OneproviderCodegen();

    @ParameterizedTest
    @CsvSource({
        "Workflow execution, WorkflowExecutionApi",
        "Deprecated File API, DeprecatedFileApi",
        "files, FilesApi",
        "API, Api"
    })
    void namesAnInterfaceAfterItsTagOnce(String tag, String api) {
        assertThat(codegen.toApiName(tag)).isEqualTo(api);
    }

    @ParameterizedTest
    @CsvSource({
        "file_id, fileId",
        "class, propertyClass",
        "default, defaultValue",
        "builder, builderValue",
        "null, nullValue",
        "hashCode, hashCodeValue",
        "1st, _1st",
        "file, file",
        "URL, url",
        "POSIXPermissions, posixPermissions",
        "HTTP_STATUS, httpStatus",
        "X-Auth-Token, xAuthToken",
        "userID, userID"
    })
    void namesPropertiesByWhatJavaAllows(String json, String name) {
        assertThat(codegen.toMemberName(json)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "space_details, SpaceDetails",
        "List, ModelList",
        "SpaceApi, ModelSpaceApi",
        "File, File",
        "Service, ModelService"
    })
    void namesModelsAsNothingElseIsNamed(String schema, String name) {
        assertThat(codegen.toModelName(schema)).isEqualTo(name);
    }

    @Test
    void writesLiterals() {
        assertThat(Types.literal("a\"\\\n\u0000")).isEqualTo("\"a\\\"\\\\\\n\\u0000\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{name: c, in: cookie, schema: {type: string}} | cookies are not supported",
                "{name: c, in: query, style: deepObject, schema: {type: object}} | the style deepObject is not"
                        + " supported",
                "{name: c, in: query, schema: {type: object}} | a parameter is a plain value or a list of them",
                "{name: c, in: header, schema: {type: array, items: {type: string}}} | a list has to be in the query,"
                        + " and exploded",
                "{name: c, in: query, schema: {type: string, pattern: '[['}} | the pattern [[ is none in Java",
                "{name: c, in: query, schema: {not: {type: string}}} | not is not supported",
                "{name: c, in: query, schema: {$ref: '#/components/schemas/C'}} | nothing is at #/components/schemas/C"
            })
    void refusesWhatItWouldGenerateWrongly(String parameter, String reason) {
        String contract = """
            openapi: 3.0.3
            info: {title: t, version: '1'}
            paths:
              /a:
                get:
                  parameters:
                    - %s
                  responses: {'204': {description: d}}
            """.formatted(parameter);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> codegen.setOpenAPI(
                        new OpenAPIV3Parser().readContents(contract).getOpenAPI()))
                .withMessageContaining("At paths./a.get.parameters[0] (c)")
                .withMessageContaining(reason);
    }

    @Test
    @SuppressWarnings("rawtypes")
    void givesErrorsToAContractThatLacksThem() {
        OpenAPI contract = new OpenAPIV3Parser().readContents("""
            openapi: 3.0.3
            info: {title: t, version: '1'}
            paths: {}
            components:
              schemas:
                ErrorJson:
                  type: object
                  properties: {id: {type: integer}, description: {type: string, maxLength: 3}}
            """).getOpenAPI();

        ErrorSchemas.addTo(contract, "../api-spec/src/main/openapi/oneprovider.yaml");

        Map<String, Schema> schemas = contract.getComponents().getSchemas();
        assertThat(schemas).containsOnlyKeys("ErrorJson", "ErrorResponse", "ErrorJsonCtx");
        Schema<?> errorJson = schemas.get("ErrorJson");
        Map<String, Schema> properties = errorJson.getProperties();
        assertThat(properties).containsOnlyKeys("id", "description", "details", "ctx");
        assertThat(properties.get("id").getType()).isEqualTo("string");
        assertThat(properties.get("description").getMaxLength()).isEqualTo(3);
    }
}
