package org.onedata.oneprovider.contract.cxf;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.apache.cxf.jaxrs.servlet.CXFNonSpringJaxrsServlet;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.junit.jupiter.api.Test;
import org.onedata.oneprovider.server.OneproviderErrors;
import org.onedata.oneprovider.server.OneproviderFeature;
import org.onedata.oneprovider.server.WorkflowExecutionApi;

/** An application with a writer of any object, which Apache CXF prefers to its own. */
class GreedyWriterTest {
    private static final String PAUSE = "automation/execution/workflows/w/pause";

    @Test
    void errorsAreWrittenAllTheSame() throws Exception {
        Server server = new Server(new InetSocketAddress("127.0.0.1", 0));
        ServletContextHandler context = new ServletContextHandler();
        context.addServlet(new ServletHolder(new CXFNonSpringJaxrsServlet(new Shop())), "/*");
        server.setHandler(context);
        server.start();
        try {
            HttpRequest request = HttpRequest.newBuilder(server.getURI().resolve(PAUSE))
                    .header("X-Auth-Token", "t")
                    .POST(BodyPublishers.noBody())
                    .build();

            HttpResponse<String> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.body()).startsWith("{\"error\":{\"id\":\"notFound\"");
        } finally {
            server.stop();
        }
    }

    private static final class Shop extends Application {

        @Override
        @SuppressWarnings("deprecation") // The only way for an Application to provide instances.
        public Set<Object> getSingletons() {
            return Set.of(new Executions(), new AnyObject(), new OneproviderFeature());
        }
    }

    /** Knows no execution. */
    @Path("/")
    public static final class Executions implements WorkflowExecutionApi {

        @Override
        public void pauseWorkflowExecution(String wid) {
            throw OneproviderErrors.notFound();
        }
    }

    /** Writes anything as text. */
    public static final class AnyObject implements MessageBodyWriter<Object> {

        @Override
        public boolean isWriteable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
            return true;
        }

        @Override
        public void writeTo(
                Object object,
                Class<?> type,
                Type genericType,
                Annotation[] annotations,
                MediaType mediaType,
                MultivaluedMap<String, Object> headers,
                OutputStream out)
                throws IOException {
            out.write(object.toString().getBytes(StandardCharsets.UTF_8));
        }
    }
}
