package org.onedata.oneprovider.contract.ours;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolverFactory;
import com.atlassian.oai.validator.report.ValidationReport.Message;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.onedata.oneprovider.contract.OpenApi;
import rawhttp.core.EagerHttpRequest;
import rawhttp.core.EagerHttpResponse;
import rawhttp.core.RawHttp;

/** Validation of an exchange against the OpenAPI file by a library that this project did not write (Atlassian's). */
final class OpenApiValidation {
    private static final OpenApiInteractionValidator VALIDATOR =
            OpenApiInteractionValidator.createForInlineApiSpecification(OpenApi.TEXT)
                    // The default forbids undeclared properties, which OpenAPI allows.
                    .withLevelResolver(LevelResolverFactory.withAdditionalPropertiesIgnored())
                    .build();

    private OpenApiValidation() {}

    /** Violations of the contract by an exchange; empty if it is valid. */
    static List<String> faults(byte[] rawRequest, byte[] rawResponse) throws IOException {
        EagerHttpRequest request =
                new RawHttp().parseRequest(new ByteArrayInputStream(rawRequest)).eagerly();
        EagerHttpResponse<?> response = new RawHttp()
                .parseResponse(new ByteArrayInputStream(rawResponse))
                .eagerly();
        SimpleRequest.Builder simpleRequest = new SimpleRequest.Builder(
                Request.Method.valueOf(request.getMethod()), request.getUri().getRawPath());
        request.getHeaders().forEach(simpleRequest::withHeader);
        if (request.getUri().getRawQuery() != null) {
            for (String parameter : request.getUri().getRawQuery().split("&")) {
                String[] nameAndValue = parameter.split("=", 2);
                simpleRequest.withQueryParam(
                        nameAndValue[0], URI.create("?" + nameAndValue[1]).getQuery());
            }
        }
        if (request.getBody().isPresent()) {
            simpleRequest.withBody(request.getBody().get().decodeBodyToString(StandardCharsets.UTF_8));
        }
        SimpleResponse.Builder simpleResponse = new SimpleResponse.Builder(response.getStatusCode());
        response.getHeaders().forEach(simpleResponse::withHeader);
        if (response.getBody().isPresent()) {
            simpleResponse.withBody(response.getBody().get().decodeBodyToString(StandardCharsets.UTF_8));
        }
        return VALIDATOR.validate(simpleRequest.build(), simpleResponse.build()).getMessages().stream()
                .map(Message::toString)
                .toList();
    }
}
