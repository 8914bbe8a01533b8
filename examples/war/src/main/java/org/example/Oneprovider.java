package org.example;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.onedata.oneprovider.model.Service;
import org.onedata.oneprovider.server.ServiceIdentity;

/** An application of all resources and providers that Jersey finds in the web application. */
@ApplicationPath("/")
public class Oneprovider extends Application {

    /** Beans of CDI. */
    @Dependent
    public static class Beans {

        @Produces
        ServiceIdentity identity() {
            return new ServiceIdentity(Service.OPW, "a7ee2722", "krk.example.org", "25.0", "231");
        }
    }
}
