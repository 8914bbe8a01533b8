package org.onedata.oneprovider.benchmarks.server;

import jakarta.servlet.Servlet;
import jakarta.ws.rs.core.Application;
import java.net.InetAddress;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.logging.LogManager;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.onedata.oneprovider.model.Service;
import org.onedata.oneprovider.server.OneproviderContract;
import org.onedata.oneprovider.server.OneproviderFeature;
import org.onedata.oneprovider.server.ServiceIdentity;

/** Program that serves the servlet of a JAX-RS runtime and exits at the end of standard input. */
public final class ServerProgram {
    private ServerProgram() {}

    private static OneproviderFeature feature(ServiceIdentity identity) {
        return OneproviderFeature.builder()
                .identity(identity)
                .unmatchedBelow(OneproviderContract.BASE_PATH)
                .build();
    }

    /**
     * Runs the server.
     *
     * @param args {@code stub} for the stub with the {@code Feature}, {@code hand} for a resource and a mapper by hand,
     *     {@code bare} for a resource alone
     */
    public static void run(String[] args, Function<Application, Servlet> runtime) throws Exception {
        LogManager.getLogManager().reset(); // The log of the runtimes does not belong to the results.
        ServiceIdentity identity = new ServiceIdentity(Service.OPW, "a7ee2722", "krk.example.org", "25.0", "231");
        Set<Object> singletons = switch (args[0]) {
            case "stub" -> Set.of(new Stub(), feature(identity));
            case "hand" -> Set.of(new ByHand(), new ByHand.Errors(identity));
            default -> Set.of(new Bare());
        };
        Application application = new Application() {
            @Override
            public Map<String, Object> getProperties() {
                // Or else Jersey and RESTEasy discover the feature, in the bare application too.
                return Map.of("jakarta.ws.rs.loadServices", false);
            }

            @Override
            @SuppressWarnings({"deprecation", "removal"}) // What all runtimes have.
            public Set<Object> getSingletons() {
                return singletons;
            }
        };
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server);
        connector.setHost(InetAddress.getLoopbackAddress().getHostAddress());
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler();
        context.addServlet(new ServletHolder(runtime.apply(application)), OneproviderContract.BASE_PATH + "/*");
        server.setHandler(context);
        server.start();
        System.out.println("http://127.0.0.1:" + connector.getLocalPort());
        while (System.in.read() >= 0) {
            // Until the process that started this one ends.
        }
        System.exit(0);
    }
}
