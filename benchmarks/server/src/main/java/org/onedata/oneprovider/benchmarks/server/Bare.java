package org.onedata.oneprovider.benchmarks.server;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;

/** A resource at the same path that responds with prepared bytes. */
@Path("/automation/execution/workflows/{wid}/pause")
public final class Bare {
    private static final byte[] NOT_FOUND =
            ("{\"error\":{\"id\":\"notFound\",\"description\":\"The resource could not be found.\","
                            + "\"ctx\":{\"timestamp\":1750762637248,\"serviceReleaseVersion\":\"25.0\",\"serviceId\":\"a7ee2722\","
                            + "\"serviceDomain\":\"krk.example.org\",\"serviceBuildVersion\":\"231\",\"service\":\"opw\","
                            + "\"onedataErrorsRevision\":\"ca3af8cb\",\"module\":\"Stub\",\"line\":13}}}")
                    .getBytes(StandardCharsets.US_ASCII);

    @POST
    public Response pause(@PathParam("wid") String wid) {
        return wid.startsWith("1")
                ? Response.noContent().build()
                : Response.status(404)
                        .type(MediaType.APPLICATION_JSON_TYPE)
                        .entity(NOT_FOUND)
                        .build();
    }
}
