package org.onedata.oneprovider.contract.cxf;

import jakarta.ws.rs.core.Application;
import org.apache.cxf.jaxrs.servlet.CXFNonSpringJaxrsServlet;
import org.onedata.oneprovider.contract.ServerContract;
import org.onedata.oneprovider.contract.ServerUnderTest;
import org.onedata.oneprovider.contract.ServletServer;

class CxfTest extends ServerContract {

    @Override
    protected ServerUnderTest start(Application application) {
        return new ServletServer(new CXFNonSpringJaxrsServlet(application));
    }
}
