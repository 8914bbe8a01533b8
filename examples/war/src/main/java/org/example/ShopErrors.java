package org.example;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** How the rest of the application says that it has failed. */
@Provider
public class ShopErrors implements ExceptionMapper<Exception> {

    @Override
    public Response toResponse(Exception failure) {
        return failure instanceof WebApplicationException known
                ? known.getResponse()
                : Response.status(500)
                        .type(MediaType.TEXT_PLAIN)
                        .entity("Sorry.")
                        .build();
    }
}
