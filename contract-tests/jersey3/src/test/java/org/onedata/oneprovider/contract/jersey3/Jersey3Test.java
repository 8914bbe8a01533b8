package org.onedata.oneprovider.contract.jersey3;

import jakarta.ws.rs.core.Application;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.servlet.ServletContainer;
import org.onedata.oneprovider.contract.ServerContract;
import org.onedata.oneprovider.contract.ServerUnderTest;
import org.onedata.oneprovider.contract.ServletServer;

class Jersey3Test extends ServerContract {

    @Override
    protected ServerUnderTest start(Application application) {
        return new ServletServer(new ServletContainer(ResourceConfig.forApplication(application)));
    }
}
