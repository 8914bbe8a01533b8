package org.onedata.oneprovider.server;

import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.NoContentException;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Makes an unreadable request body a 400. Some runtimes would respond with a 500. */
final class RequestBodies extends ScopedComponent implements ReaderInterceptor {

    RequestBodies(Scope scope) {
        super(scope);
    }

    @Override
    public @Nullable Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        if (!isOfContract()) {
            return context.proceed();
        }
        try {
            return context.proceed();
        } catch (WebApplicationException | OneproviderErrorException | InvalidDefinitionException e) {
            throw e; // Has a response already, or no body can be read as this Java type.
        } catch (NoContentException e) {
            if (Arrays.stream(context.getAnnotations()).anyMatch(NotNull.class::isInstance)) {
                throw badData(e);
            }
            return null; // The body is optional.
        } catch (IOException | RuntimeException e) {
            ErrorLog.debug("The body of the request cannot be read", e);
            throw badData(e);
        }
    }

    private static OneproviderErrorException badData(Exception unreadable) {
        return new OneproviderErrorException(
                400, OneproviderErrors.Json.badData(Culprit.of(unreadable), null), Place.FEATURE);
    }
}
