package org.example;

import com.sun.net.httpserver.HttpServer;
import java.net.URI;
import org.glassfish.jersey.jdkhttp.JdkHttpServerFactory;
import org.glassfish.jersey.server.ResourceConfig;
import org.onedata.oneprovider.server.OneproviderContract;
import org.onedata.oneprovider.server.OneproviderFeature;

/** A Oneprovider on Jersey and the HTTP server of the JDK. */
public final class Oneprovider {
    private Oneprovider() {}

    static HttpServer start(int port) {
        ResourceConfig application = new ResourceConfig(WorkflowExecutions.class)
                .register(OneproviderFeature.builder()
                        .unmatchedBelow(OneproviderContract.BASE_PATH)
                        .build());
        return JdkHttpServerFactory.createHttpServer(URI.create("http://127.0.0.1:" + port + "/"), application);
    }
}
