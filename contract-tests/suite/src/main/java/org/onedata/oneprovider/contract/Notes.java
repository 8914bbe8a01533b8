package org.onedata.oneprovider.contract;

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

/** A resource beside the stub, with what no operation of the contract has yet: input, a result, calls to another server. */
@Path("/notes")
public interface Notes {

    /** Takes a body and a parameter. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    void add(@NotNull @Valid Note note, @Max(9) @QueryParam("max-count") Integer count);

    /** Breaks its own promise. */
    @GET
    @Path("none")
    @Produces(MediaType.TEXT_PLAIN)
    @NotNull
    String none();

    /** Answers with an error of its own making. */
    @GET
    @Path("of-bytes")
    Response ofBytes();

    /** Asks another server, and does nothing about what goes wrong. */
    @GET
    @Path("relayed")
    @Produces(MediaType.TEXT_PLAIN)
    String relayed(@QueryParam("from") String url);

    /** Asks another server, and reads what went wrong before it throws it on. */
    @GET
    @Path("relayed-after-reading")
    @Produces(MediaType.TEXT_PLAIN)
    String relayedAfterReading(@QueryParam("from") String url);

    /** What a note is. */
    record Note(@NotNull @Size(max = 5) String text, Integer number, List<@Valid Note> notes) {}

    /** Does what is said there. */
    final class Resource implements Notes {

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
