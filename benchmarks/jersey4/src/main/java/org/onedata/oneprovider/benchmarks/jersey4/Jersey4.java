package org.onedata.oneprovider.benchmarks.jersey4;

import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.servlet.ServletContainer;
import org.onedata.oneprovider.benchmarks.server.ServerProgram;

/** The server program on Jersey 4. */
public final class Jersey4 {
    private Jersey4() {}

    public static void main(String[] args) throws Exception {
        ServerProgram.run(args, application -> new ServletContainer(ResourceConfig.forApplication(application)));
    }
}
