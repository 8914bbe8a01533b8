package org.onedata.oneprovider.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.time.Clock;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onedata.oneprovider.model.ErrorResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts every error response into the envelope of the contract.
 *
 * <p>Most errors arrive as exceptions. Others (returned by a resource, or by an exception mapper of a JSON library) are
 * replaced by the response filter. Bodies are serialized here: the runtime may have JSON-B, another Jackson, or
 * nothing.
 */
final class ErrorEnvelope implements ExceptionMapper<Throwable>, ContainerResponseFilter {
    private static final Logger LOG = LoggerFactory.getLogger(OneproviderFeature.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Statuses of the errors of Onedata. */
    private static final Set<Integer> STATUSES = Set.of(400, 401, 403, 404, 409, 500, 501, 503);

    /** Headers of a runtime's response to keep, since they do not describe the body. */
    private static final List<String> HEADERS =
            List.of(HttpHeaders.ALLOW, HttpHeaders.RETRY_AFTER, HttpHeaders.WWW_AUTHENTICATE);

    private static final String RECEIVED = "Received from another server, and not sent as one's own";

    /**
     * Classes of the JAX-RS clients of Jersey, RESTEasy, Quarkus and Apache CXF, and of the MicroProfile clients of the
     * last three.
     */
    private static final Pattern CLIENTS = Pattern.compile(
            "org\\.(glassfish\\.jersey|jboss\\.resteasy|jboss\\.resteasy\\.reactive"
                    + "|jboss\\.resteasy\\.microprofile|apache\\.cxf\\.jaxrs|apache\\.cxf\\.microprofile)\\.client\\..*");

    private final ServiceIdentity identity;
    private final Clock clock;

    ErrorEnvelope(ServiceIdentity identity, Clock clock) {
        this.identity = identity;
        this.clock = clock;
    }

    @Override
    public Response toResponse(Throwable failure) {
        if (failure instanceof OneproviderErrorException error) {
            return answer(error);
        }
        if (failure instanceof WebApplicationException runtime) {
            if (isReceived(runtime)) {
                return unexpected(500, RECEIVED, failure);
            }
            Response response = runtime.getResponse();
            return response.getStatus() < 400 ? response : answer(response, failure);
        }
        if (failure instanceof ConstraintViolationException violations) {
            Optional<String> culprit = Culprit.of(violations);
            if (culprit.isPresent()) {
                LOG.debug("The request breaks a constraint", failure);
                return answer(OneproviderErrors.badData(culprit.get()));
            }
        }
        int status = statusOfResteasy(failure);
        return status >= 400 && status < 500
                ? forStatus(status, failure)
                : unexpected(500, "Unexpected failure", failure);
    }

    /**
     * The status that RESTEasy gives a request that it cannot read; 0 for any other failure. It asks mappers before
     * using it.
     */
    private static int statusOfResteasy(Throwable failure) {
        if (!failure.getClass().getName().startsWith("org.jboss.resteasy.spi.")) {
            return 0;
        }
        try {
            return (int) failure.getClass().getMethod("getErrorCode").invoke(failure);
        } catch (ReflectiveOperationException e) {
            return 0;
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getStatus() < 400 || response.getEntity() instanceof Json) {
            return;
        }
        Response answer;
        if (response.getEntity() instanceof InputStream) {
            // Of an exception of a JAX-RS client: if its response has a body, the runtime asks no mapper.
            answer = unexpected(500, RECEIVED + ": " + response.getStatus(), null);
            response.getHeaders().clear();
        } else if (response.getEntity() instanceof ErrorResponse body && body.error() != null) {
            answer = answer(new OneproviderErrorException(response.getStatus(), body.error()));
        } else {
            answer = forStatus(response.getStatus(), null);
        }
        response.setStatus(answer.getStatus());
        response.getHeaders()
                .putSingle(HttpHeaders.CONTENT_LENGTH, answer.getHeaders().getFirst(HttpHeaders.CONTENT_LENGTH));
        response.setEntity(answer.getEntity(), new Annotation[0], MediaType.APPLICATION_JSON_TYPE);
    }

    /**
     * Whether a JAX-RS client made the exception from a response. Only the place where it was created tells: its
     * response may be of the same class as one made here.
     */
    private static boolean isReceived(WebApplicationException failure) {
        return Arrays.stream(failure.getStackTrace())
                .limit(10)
                .anyMatch(frame -> CLIENTS.matcher(frame.getClassName()).matches());
    }

    /** The response for an error of the implementer, if it conforms to the contract. */
    private Response answer(OneproviderErrorException error) {
        if (!STATUSES.contains(error.status())) {
            return unexpected(500, "Not sent, since Onedata has no errors of this status: " + error, null);
        }
        if (error.status() < 500) {
            LOG.debug("{}", error);
        } else {
            LOG.warn("{}", error);
        }
        return send(error);
    }

    /** The response for an error of the runtime, whose body is dropped. */
    private Response answer(Response response, Throwable failure) {
        ResponseBuilder answer = Response.fromResponse(forStatus(response.getStatus(), failure));
        for (String header : HEADERS) {
            String value = response.getHeaderString(header);
            if (value != null) {
                answer.header(header, value);
            }
        }
        return answer.build();
    }

    private Response forStatus(int status, @Nullable Throwable failure) {
        OneproviderErrorException error = OneproviderErrors.forStatus(status, "");
        if ("internalServerError".equals(error.error().id())) {
            return unexpected(status, "Response " + status, failure);
        }
        LOG.debug("{}", error, failure);
        return send(error);
    }

    private Response unexpected(int status, String what, @Nullable Throwable failure) {
        String reference =
                HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong(), 10);
        LOG.error("{} (reference {})", what, reference, failure);
        return send(OneproviderErrors.forStatus(status, reference));
    }

    private Response send(OneproviderErrorException error) {
        ErrorResponse body = error.toResponse(identity, clock);
        try {
            List<String> violations = ErrorValidator.violations(body);
            if (violations.isEmpty()) {
                byte[] json = JSON.writeValueAsBytes(body);
                return Response.status(error.status())
                        .type(MediaType.APPLICATION_JSON_TYPE)
                        .header(HttpHeaders.CONTENT_LENGTH, json.length)
                        .entity(new Json(json))
                        .build();
            }
            return unexpected(500, "Not sent, since it breaks the contract: " + error + ": " + violations, null);
        } catch (JsonProcessingException e) {
            return unexpected(500, "Not sent, since its details cannot be written as JSON: " + error, e);
        }
    }

    /** A body serialized here; its type tells it from a body of an implementer. */
    private record Json(byte[] text) implements StreamingOutput {
        @Override
        public void write(OutputStream out) throws IOException {
            out.write(text);
        }
    }

    /** For Bean Validation in Jersey, RESTEasy and Apache CXF, which have mappers of its exceptions themselves. */
    static final class OfValidation implements ExceptionMapper<ConstraintViolationException> {
        private final ErrorEnvelope envelope;

        OfValidation(ErrorEnvelope envelope) {
            this.envelope = envelope;
        }

        @Override
        public Response toResponse(ConstraintViolationException failure) {
            return envelope.toResponse(failure);
        }
    }

    /** For Apache CXF, which has a mapper of these exceptions that would take precedence. */
    static final class OfRuntime implements ExceptionMapper<WebApplicationException> {
        private final ErrorEnvelope envelope;

        OfRuntime(ErrorEnvelope envelope) {
            this.envelope = envelope;
        }

        @Override
        public Response toResponse(WebApplicationException failure) {
            return envelope.toResponse(failure);
        }
    }
}
