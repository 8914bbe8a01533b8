package org.onedata.oneprovider.server;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import org.onedata.oneprovider.model.ErrorResponse;

/**
 * Replaces error responses that are none of the contract: returned by a resource, or made by a mapper of the runtime,
 * of the application, or of a JSON library.
 */
final class ErrorFilter extends ScopedComponent implements ContainerResponseFilter {
    private final ErrorAnswers answers;

    ErrorFilter(ErrorAnswers answers, Scope scope) {
        super(scope);
        this.answers = answers;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        int status = response.getStatus();
        if (status < 400
                || response.getEntity() instanceof ErrorWriter.Body
                || !isInScope(request.getUriInfo(), status)) {
            return;
        }
        if (response.getEntity() instanceof InputStream) {
            // Of an exception of a JAX-RS client: if its response has a body, the runtime asks no mapper.
            response.getHeaders().clear();
        }
        Response answer = answers.of(choose(status, response.getEntity()));
        response.setStatus(answer.getStatus());
        response.getHeaders().keySet().removeIf(ErrorAnswers::isOfBody);
        response.setEntity(answer.getEntity(), new Annotation[0], MediaType.APPLICATION_JSON_TYPE);
    }

    private OneproviderErrorException choose(int status, Object entity) {
        ErrorChoice choice = answers.choice();
        if (entity instanceof InputStream) {
            return choice.received(status);
        }
        if (entity instanceof ErrorResponse body && body.error() != null) {
            return OneproviderErrorException.isStatus(status)
                    ? choice.thrown(new OneproviderErrorException(status, body.error()))
                    : choice.unexpected(500, "Not sent, since Onedata has no errors of this status: " + status, null);
        }
        return choice.ofStatus(status, null);
    }
}
