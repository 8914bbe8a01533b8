package org.example;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** What the application has besides. */
@Path("/shop")
public class Shop {

    public record Article(String name, int price) {}

    @GET
    @Path("article")
    @Produces(MediaType.APPLICATION_JSON)
    public Article article() {
        return new Article("apple", 2);
    }

    @GET
    @Path("sold-out")
    public Response soldOut() {
        return Response.status(422)
                .type("application/problem+json")
                .entity("{\"title\":\"Sold out\"}")
                .build();
    }

    @GET
    @Path("broken")
    public String broken() {
        throw new IllegalStateException("broken");
    }
}
