package org.onedata.oneprovider.server;

import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes an unreadable request body a 400. Some runtimes would respond with a 500. */
final class RequestBodies implements ReaderInterceptor {
    private static final Logger LOG = LoggerFactory.getLogger(OneproviderFeature.class);

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        try {
            return context.proceed();
        } catch (WebApplicationException | OneproviderErrorException | InvalidDefinitionException e) {
            throw e; // Has a response already, or no body can be read as this Java type.
        } catch (IOException | RuntimeException e) {
            LOG.debug("The body of the request cannot be read", e);
            throw OneproviderErrors.badData(Culprit.of(e));
        }
    }
}
