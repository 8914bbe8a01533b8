package org.example;

import jakarta.ws.rs.core.Application;
import java.net.InetSocketAddress;
import java.util.Set;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.jboss.resteasy.plugins.server.servlet.HttpServletDispatcher;
import org.onedata.oneprovider.model.Service;
import org.onedata.oneprovider.server.OneproviderContract;
import org.onedata.oneprovider.server.OneproviderFeature;
import org.onedata.oneprovider.server.ServiceIdentity;

/** A Oneprovider in an application on RESTEasy and Jetty. */
public final class Oneprovider {
    private Oneprovider() {}

    static Server start(int port) throws Exception {
        Server server = new Server(new InetSocketAddress("127.0.0.1", port));
        ServletContextHandler context = new ServletContextHandler();
        context.setInitParameter("jakarta.ws.rs.Application", Shopping.class.getName());
        context.addServlet(new ServletHolder(new HttpServletDispatcher()), "/*");
        server.setHandler(context);
        server.start();
        return server;
    }

    /** The classes and instances of the application. */
    public static final class Shopping extends Application {

        @Override
        public Set<Class<?>> getClasses() {
            return Set.of(Shop.class, ShopErrors.class, Cors.class);
        }

        @Override
        @SuppressWarnings("deprecation") // The only way for an Application to provide instances.
        public Set<Object> getSingletons() {
            return Set.of(new WorkflowExecutions(), feature());
        }

        private static OneproviderFeature feature() {
            return OneproviderFeature.builder()
                    .identity(new ServiceIdentity(Service.OPW, "a7ee2722", "krk.example.org", "25.0", "231"))
                    .unmatchedBelow(OneproviderContract.BASE_PATH)
                    .build();
        }
    }
}
