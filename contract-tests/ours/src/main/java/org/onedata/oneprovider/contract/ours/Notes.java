package org.onedata.oneprovider.contract.ours;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.onedata.oneprovider.server.WorkflowExecutionApi;

/**
 * What no operation of the contract needs yet: input, a result, calls to another server. The resource implements a
 * stub, too, since the feature leaves others alone.
 */
@Path("/notes")
public interface Notes {

    /** Takes a body and a parameter. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    void add(@NotNull @Valid Note note, @Max(9) @QueryParam("max-count") Integer count);

    /** Returns a result that breaks its own constraint. */
    @GET
    @Path("none")
    @Produces(MediaType.TEXT_PLAIN)
    @NotNull
    String none();

    /** Responds with an error made by hand. */
    @GET
    @Path("of-bytes")
    Response ofBytes();

    /** Calls another server, and lets its error propagate. */
    @GET
    @Path("relayed")
    @Produces(MediaType.TEXT_PLAIN)
    String relayed(@QueryParam("from") String url);

    /** Calls another server, and reads its error before rethrowing it. */
    @GET
    @Path("relayed-after-reading")
    @Produces(MediaType.TEXT_PLAIN)
    String relayedAfterReading(@QueryParam("from") String url);

    /** A note, with constraints. */
    record Note(@NotNull @Size(max = 5) String text, Integer number, List<@Valid Note> notes) {}

    /** The implementation. */
    @Path("/notes")
    final class Resource implements Notes, WorkflowExecutionApi {

        @Override
        public void add(Note note, Integer count) {}

        @Override
        public String none() {
            return null;
        }

        @Override
        public Response ofBytes() {
            return Response.status(404).entity("forbidden".getBytes(UTF_8)).build();
        }

        @Override
        public String relayed(String url) {
            try (Client client = ClientBuilder.newClient()) {
                return client.target(url).request().get(String.class);
            }
        }

        @Override
        public String relayedAfterReading(String url) {
            try {
                return relayed(url);
            } catch (WebApplicationException e) {
                e.getResponse().close();
                throw e;
            }
        }
    }
}
