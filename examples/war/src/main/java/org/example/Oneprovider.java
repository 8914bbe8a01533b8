package org.example;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import org.onedata.oneprovider.model.Service;
import org.onedata.oneprovider.server.ServiceIdentity;

/** An application of all resources and providers that Jersey finds in the web application. */
@ApplicationPath("/")
public class Oneprovider extends Application {

    @Override
    public Map<String, Object> getProperties() {
        return Map.of(
                ServiceIdentity.class.getName(),
                new ServiceIdentity(Service.OPW, "a7ee2722", "krk.example.org", "25.0", "231"));
    }
}
