package org.onedata.oneprovider.benchmarks.cxf;

import org.apache.cxf.jaxrs.servlet.CXFNonSpringJaxrsServlet;
import org.onedata.oneprovider.benchmarks.server.ServerProgram;

/** The server program on Apache CXF. */
public final class Cxf {
    private Cxf() {}

    public static void main(String[] args) throws Exception {
        ServerProgram.run(args, CXFNonSpringJaxrsServlet::new);
    }
}
