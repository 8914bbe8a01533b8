package org.onedata.oneprovider.benchmarks.jersey3;

import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.servlet.ServletContainer;
import org.onedata.oneprovider.benchmarks.server.ServerProgram;

/** The server program on Jersey 3.1. */
public final class Jersey3 {
    private Jersey3() {}

    public static void main(String[] args) throws Exception {
        ServerProgram.run(args, application -> new ServletContainer(ResourceConfig.forApplication(application)));
    }
}
