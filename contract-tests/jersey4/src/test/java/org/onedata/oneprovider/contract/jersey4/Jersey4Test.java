package org.onedata.oneprovider.contract.jersey4;

import jakarta.ws.rs.core.Application;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.servlet.ServletContainer;
import org.onedata.oneprovider.contract.ServerContract;
import org.onedata.oneprovider.contract.ServerUnderTest;
import org.onedata.oneprovider.contract.ServletServer;

class Jersey4Test extends ServerContract {

    @Override
    protected ServerUnderTest start(Application application) {
        return new ServletServer(new ServletContainer(ResourceConfig.forApplication(application)));
    }
}
