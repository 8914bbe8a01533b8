package org.onedata.oneprovider.contract.ours;

import jakarta.servlet.Servlet;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Set;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.http.UriCompliance.Violation;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.component.LifeCycle;
import org.onedata.oneprovider.server.OneproviderContract;
import org.onedata.oneprovider.server.OneproviderErrors;
import org.onedata.oneprovider.server.ServiceIdentity;
import tools.jackson.databind.json.JsonMapper;

/** Jetty with the servlet of a JAX-RS runtime, at the base path of the API on a free port of the loopback interface. */
public final class ServletServer implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    /** URI violations to allow: encoded slashes and dots are part of an id. */
    private static final Set<Violation> IN_AN_ID = EnumSet.of(
            Violation.AMBIGUOUS_PATH_SEGMENT,
            Violation.AMBIGUOUS_PATH_SEPARATOR,
            Violation.AMBIGUOUS_PATH_ENCODING,
            Violation.AMBIGUOUS_PATH_PARAMETER,
            Violation.AMBIGUOUS_EMPTY_SEGMENT,
            Violation.SUSPICIOUS_PATH_CHARACTERS);

    private final Server server = new Server();
    private final ServerConnector connector;

    public ServletServer(Servlet servlet) {
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setUriCompliance(UriCompliance.RFC3986.with("ids", IN_AN_ID.toArray(Violation[]::new)));
        connector = new ServerConnector(server, new HttpConnectionFactory(configuration));
        connector.setHost(InetAddress.getLoopbackAddress().getHostAddress());
        server.addConnector(connector);

        ServletContextHandler context = new ServletContextHandler();
        context.getServletHandler().setDecodeAmbiguousURIs(true);
        context.addServlet(new ServletHolder(servlet), OneproviderContract.BASE_PATH + "/*");
        server.setHandler(new UriCheck(context));
        server.setErrorHandler(new Errors());
        LifeCycle.start(server);
    }

    /** Base URL of the API, without a slash at its end. */
    public String baseUrl() {
        return "http://127.0.0.1:" + connector.getLocalPort() + OneproviderContract.BASE_PATH;
    }

    @Override
    public void close() {
        LifeCycle.stop(server);
    }

    /**
     * Rejects request targets that {@link URI} cannot parse: all runtimes would fail on them before looking for a
     * resource.
     */
    private static final class UriCheck extends Handler.Wrapper {

        UriCheck(Handler runtime) {
            super(runtime);
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            try {
                new URI(request.getHttpURI().getPathQuery());
            } catch (URISyntaxException e) {
                Response.writeError(request, response, callback, 400);
                return true;
            }
            return super.handle(request, response, callback);
        }
    }

    /**
     * Error responses made by Jetty: to requests that it cannot parse, and for Jersey's servlet, which rejects an
     * invalid Content-Type by {@code sendError} before it calls the application.
     */
    private static final class Errors extends ErrorHandler {

        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            byte[] body = JSON.writeValueAsBytes(OneproviderErrors.forStatus(response.getStatus(), "Jetty")
                    .toResponse(ServiceIdentity.unspecified(), Clock.systemUTC()));
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
            response.write(true, ByteBuffer.wrap(body), callback);
            return true;
        }
    }
}
