package org.onedata.oneprovider.contract;

import jakarta.servlet.Servlet;
import java.net.InetAddress;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.LifeCycle;
import org.onedata.oneprovider.server.OneproviderContract;

/** The servlet of a JAX-RS runtime, at the base path of the API, on a free port of the loopback interface. */
public final class ServletServer implements ServerUnderTest {
    private final Server server = new Server();
    private final ServerConnector connector;

    public ServletServer(Servlet servlet) {
        HttpConfiguration configuration = new HttpConfiguration();
        // A slash or a dot that is a part of an id is encoded, which Jetty refuses unless told otherwise.
        configuration.setUriCompliance(UriCompliance.UNSAFE);
        connector = new ServerConnector(server, new HttpConnectionFactory(configuration));
        connector.setHost(InetAddress.getLoopbackAddress().getHostAddress());
        server.addConnector(connector);

        ServletContextHandler context = new ServletContextHandler();
        context.getServletHandler().setDecodeAmbiguousURIs(true);
        context.addServlet(new ServletHolder(servlet), OneproviderContract.BASE_PATH + "/*");
        server.setHandler(context);
        LifeCycle.start(server);
    }

    @Override
    public String baseUrl() {
        return "http://127.0.0.1:" + connector.getLocalPort() + OneproviderContract.BASE_PATH;
    }

    @Override
    public void close() {
        LifeCycle.stop(server);
    }
}
