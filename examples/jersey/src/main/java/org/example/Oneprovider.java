package org.example;

import com.sun.net.httpserver.HttpServer;
import java.net.URI;
import org.glassfish.jersey.jdkhttp.JdkHttpServerFactory;
import org.glassfish.jersey.server.ResourceConfig;
import org.onedata.oneprovider.model.Service;
import org.onedata.oneprovider.server.OneproviderContract;
import org.onedata.oneprovider.server.OneproviderFeature;
import org.onedata.oneprovider.server.ServiceIdentity;

/** A Oneprovider in an application on Jersey and the HTTP server of the JDK. */
public final class Oneprovider {
    private Oneprovider() {}

    static HttpServer start(int port) {
        ResourceConfig application = new ResourceConfig(
                        WorkflowExecutions.class, Shop.class, ShopErrors.class, Cors.class)
                .register(feature());
        return JdkHttpServerFactory.createHttpServer(URI.create("http://127.0.0.1:" + port + "/"), application);
    }

    private static OneproviderFeature feature() {
        return OneproviderFeature.builder()
                .identity(new ServiceIdentity(Service.OPW, "a7ee2722", "krk.example.org", "25.0", "231"))
                .unmatchedBelow(OneproviderContract.BASE_PATH)
                .build();
    }
}
