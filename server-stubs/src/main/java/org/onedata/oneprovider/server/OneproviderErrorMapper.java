package org.onedata.oneprovider.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import org.onedata.oneprovider.model.ErrorResponse;

/** Turns an implementer's error into the documented answer, with a mapper of its own: the runtime may have JSON-B, or none. */
final class OneproviderErrorMapper implements ExceptionMapper<OneproviderErrorException> {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public Response toResponse(OneproviderErrorException exception) {
        ErrorResponse body = ErrorResponse.builder().error(exception.error()).build();
        try {
            return Response.status(exception.status())
                    .type(MediaType.APPLICATION_JSON_TYPE)
                    .entity(JSON.writeValueAsBytes(body))
                    .build();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The details of the error cannot be written as JSON", e);
        }
    }
}
