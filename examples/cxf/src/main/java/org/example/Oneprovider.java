package org.example;

import com.fasterxml.jackson.jakarta.rs.json.JacksonJsonProvider;
import jakarta.ws.rs.core.Application;
import java.net.InetSocketAddress;
import java.util.Set;
import org.apache.cxf.jaxrs.servlet.CXFNonSpringJaxrsServlet;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.onedata.oneprovider.model.Service;
import org.onedata.oneprovider.server.OneproviderContract;
import org.onedata.oneprovider.server.OneproviderFeature;
import org.onedata.oneprovider.server.ServiceIdentity;

/** A Oneprovider in an application on Apache CXF and Jetty. */
public final class Oneprovider {
    private Oneprovider() {}

    static Server start(int port) throws Exception {
        Server server = new Server(new InetSocketAddress("127.0.0.1", port));
        ServletContextHandler context = new ServletContextHandler();
        context.addServlet(new ServletHolder(new CXFNonSpringJaxrsServlet(new Shopping())), "/*");
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
            return Set.of(new WorkflowExecutions(), new JacksonJsonProvider(), feature());
        }

        private static OneproviderFeature feature() {
            return OneproviderFeature.builder()
                    .identity(new ServiceIdentity(Service.OPW, "a7ee2722", "krk.example.org", "25.0", "231"))
                    .unmatchedBelow(OneproviderContract.BASE_PATH)
                    .build();
        }
    }
}
