package org.onedata.oneprovider.contract.jersey4;

import jakarta.ws.rs.core.Application;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.servlet.ServletContainer;
import org.onedata.oneprovider.contract.ours.RuntimeContract;
import org.onedata.oneprovider.contract.ours.ServletServer;

class Jersey4Test extends RuntimeContract {

    @Override
    protected ServletServer start(Application application) {
        return new ServletServer(new ServletContainer(ResourceConfig.forApplication(application)));
    }
}
