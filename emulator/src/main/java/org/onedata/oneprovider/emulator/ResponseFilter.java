package org.onedata.oneprovider.emulator;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** Makes responses look like those of the real service where Jersey and the stubs differ. Must be the last filter. */
final class ResponseFilter implements ContainerResponseFilter {

    /** Priority that makes the filter run after all others. */
    static final int LAST = 0;

    private final ErrorBodies bodies;

    ResponseFilter(ErrorBodies bodies) {
        this.bodies = bodies;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) throws IOException {
        if (response.getEntity() instanceof StreamingOutput error) {
            ByteArrayOutputStream text = new ByteArrayOutputStream();
            error.write(text);
            response.setEntity(bodies.likeRelease(text.toByteArray()));
        }
        if (response.getEntity() instanceof byte[] body) {
            response.getHeaders().putSingle(HttpHeaders.CONTENT_LENGTH, body.length); // Otherwise chunked.
        } else if (HttpMethod.OPTIONS.equals(request.getMethod()) && response.getStatus() == 200) {
            response.setEntity(null); // The methods as plain text, which the Allow header has too.
            response.setStatus(204);
        }
    }
}
