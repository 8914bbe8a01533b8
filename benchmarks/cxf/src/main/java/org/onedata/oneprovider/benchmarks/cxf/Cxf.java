package org.onedata.oneprovider.benchmarks.cxf;

import org.apache.cxf.jaxrs.servlet.CXFNonSpringJaxrsServlet;
import org.onedata.oneprovider.benchmarks.server.ServletServer;

/** The program on this runtime. */
public final class Cxf {
    private Cxf() {}

    public static void main(String[] args) throws Exception {
        ServletServer.run(args, CXFNonSpringJaxrsServlet::new);
    }
}
