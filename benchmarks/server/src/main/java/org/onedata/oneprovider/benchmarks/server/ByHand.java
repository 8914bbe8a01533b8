package org.onedata.oneprovider.benchmarks.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import org.onedata.oneprovider.server.ServiceIdentity;

/** What one would write without the stub: a resource with an exception of its own, which a mapper writes as JSON. */
@Path("/automation/execution/workflows/{wid}/pause")
public final class ByHand {

    @POST
    public void pause(@PathParam("wid") String wid) {
        if (!wid.startsWith("1")) {
            throw new NoSuchExecutionException(wid);
        }
    }

    private static final class NoSuchExecutionException extends RuntimeException {
        private static final long serialVersionUID = 1;

        NoSuchExecutionException(String wid) {
            super(wid);
        }
    }

    /** Mapper of the exception. */
    public static final class Errors implements ExceptionMapper<NoSuchExecutionException> {
        private static final ObjectWriter JSON = new ObjectMapper().writerFor(Body.class);

        private final ServiceIdentity identity;

        Errors(ServiceIdentity identity) {
            this.identity = identity;
        }

        @Override
        public Response toResponse(NoSuchExecutionException failure) {
            Context context = new Context(
                    System.currentTimeMillis(),
                    identity.releaseVersion(),
                    identity.id(),
                    identity.domain(),
                    identity.buildVersion(),
                    identity.service().value(),
                    "ca3af8cb",
                    "ByHand",
                    20);
            Body body = new Body(new Error("notFound", "The requested execution could not be found.", context));
            try {
                return Response.status(404)
                        .type(MediaType.APPLICATION_JSON_TYPE)
                        .entity(JSON.writeValueAsBytes(body))
                        .build();
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private record Body(Error error) {}

    private record Error(String id, String description, Context ctx) {}

    private record Context(
            long timestamp,
            String serviceReleaseVersion,
            String serviceId,
            String serviceDomain,
            String serviceBuildVersion,
            String service,
            String onedataErrorsRevision,
            String module,
            int line) {}
}
