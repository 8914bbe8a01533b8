package org.onedata.oneprovider.contract.resteasy;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Set;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.jboss.resteasy.plugins.server.servlet.HttpServletDispatcher;
import org.junit.jupiter.api.Test;
import org.onedata.oneprovider.server.WorkflowExecutionApi;

/** RESTEasy discovers the feature in any application that has the stubs on its class path. */
class DiscoveredFeatureTest {
    private static final String PAUSE = "automation/execution/workflows/w/pause";

    @Test
    void answersForAnImplementer() throws Exception {
        HttpResponse<String> answer = put(Implementing.class);

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.body()).startsWith("{\"error\":{\"id\":\"notSupported\"");
    }

    @Test
    void answersForNobodyElse() throws Exception {
        HttpResponse<String> answer = put(Other.class);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).doesNotContain("notFound");
    }

    private static HttpResponse<String> put(Class<? extends Application> application) throws Exception {
        Server server = new Server(new InetSocketAddress("127.0.0.1", 0));
        ServletContextHandler context = new ServletContextHandler();
        context.setInitParameter("jakarta.ws.rs.Application", application.getName());
        context.addServlet(new ServletHolder(new HttpServletDispatcher()), "/*");
        server.setHandler(context);
        server.start();
        try {
            HttpRequest request = HttpRequest.newBuilder(server.getURI().resolve(PAUSE))
                    .PUT(BodyPublishers.noBody())
                    .build();
            return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        } finally {
            server.stop();
        }
    }

    /** With an implementer. */
    public static final class Implementing extends Application {

        @Override
        public Set<Class<?>> getClasses() {
            return Set.of(Executions.class);
        }
    }

    /** Without. */
    public static final class Other extends Application {

        @Override
        public Set<Class<?>> getClasses() {
            return Set.of(Shop.class);
        }
    }

    /** Implements nothing of it. */
    @Path("/")
    public static final class Executions implements WorkflowExecutionApi {}

    /** Has to do with something else. */
    @Path("/shop")
    public static final class Shop {

        @GET
        public String get() {
            return "open";
        }
    }
}
