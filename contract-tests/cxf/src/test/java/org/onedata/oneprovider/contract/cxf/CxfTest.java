package org.onedata.oneprovider.contract.cxf;

import com.fasterxml.jackson.jakarta.rs.json.JacksonJsonProvider;
import jakarta.ws.rs.core.Application;
import java.util.List;
import org.apache.cxf.Bus;
import org.apache.cxf.BusFactory;
import org.apache.cxf.jaxrs.servlet.CXFNonSpringJaxrsServlet;
import org.apache.cxf.jaxrs.validation.JAXRSBeanValidationInInterceptor;
import org.apache.cxf.jaxrs.validation.JAXRSBeanValidationOutInterceptor;
import org.onedata.oneprovider.contract.ours.RuntimeContract;
import org.onedata.oneprovider.contract.ours.ServletServer;

class CxfTest extends RuntimeContract {

    @Override
    protected ServletServer start(Application application) {
        Bus bus = BusFactory.newInstance().createBus();
        bus.setProperty("org.apache.cxf.jaxrs.bus.providers", List.of(new JacksonJsonProvider()));
        bus.getInInterceptors().add(new JAXRSBeanValidationInInterceptor());
        bus.getOutInterceptors().add(new JAXRSBeanValidationOutInterceptor());
        CXFNonSpringJaxrsServlet servlet = new CXFNonSpringJaxrsServlet(application);
        servlet.setBus(bus);
        return new ServletServer(servlet);
    }

    @Override
    protected boolean discoversFeatures() {
        return false;
    }
}
