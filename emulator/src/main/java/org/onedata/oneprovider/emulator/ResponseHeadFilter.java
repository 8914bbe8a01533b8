package org.onedata.oneprovider.emulator;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;

/** Heads of answers as the service writes them, where Jersey does it differently; to be registered as the last filter. */
final class ResponseHeadFilter implements ContainerResponseFilter {

    /** Priority with which it runs after any other. */
    static final int LAST = 0;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof byte[] body) {
            response.getHeaders().putSingle(HttpHeaders.CONTENT_LENGTH, body.length); // Else the answer is chunked.
        } else if (HttpMethod.OPTIONS.equals(request.getMethod()) && response.getStatus() == 200) {
            response.setEntity(null); // A list of methods as plain text; they are in the header Allow, too.
            response.setStatus(204);
        }
    }
}
