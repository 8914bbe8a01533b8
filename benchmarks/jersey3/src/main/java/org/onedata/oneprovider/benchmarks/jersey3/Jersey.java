package org.onedata.oneprovider.benchmarks.jersey3;

import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.servlet.ServletContainer;
import org.onedata.oneprovider.benchmarks.server.ServletServer;

/** The program on this runtime. */
public final class Jersey {
    private Jersey() {}

    public static void main(String[] args) throws Exception {
        ServletServer.run(args, application -> new ServletContainer(ResourceConfig.forApplication(application)));
    }
}
