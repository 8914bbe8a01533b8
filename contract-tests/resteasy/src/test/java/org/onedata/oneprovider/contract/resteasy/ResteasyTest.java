package org.onedata.oneprovider.contract.resteasy;

import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletException;
import jakarta.ws.rs.core.Application;
import org.jboss.resteasy.core.ResteasyDeploymentImpl;
import org.jboss.resteasy.plugins.server.servlet.HttpServletDispatcher;
import org.jboss.resteasy.spi.ResteasyDeployment;
import org.onedata.oneprovider.contract.ours.RuntimeContract;
import org.onedata.oneprovider.contract.ours.ServletServer;
import org.onedata.oneprovider.server.OneproviderContract;

class ResteasyTest extends RuntimeContract {

    @Override
    protected ServletServer start(Application application) {
        return new ServletServer(new Dispatcher(application));
    }

    /** Serves an application instance: the stock servlet takes only the name of an application class. */
    private static final class Dispatcher extends HttpServletDispatcher {
        private static final long serialVersionUID = 1;

        private final transient Application application;

        Dispatcher(Application application) {
            this.application = application;
        }

        @Override
        public void init(ServletConfig config) throws ServletException {
            ResteasyDeployment deployment = new ResteasyDeploymentImpl();
            deployment.setApplication(application);
            config.getServletContext()
                    .setInitParameter("resteasy.servlet.mapping.prefix", OneproviderContract.BASE_PATH);
            config.getServletContext().setAttribute(ResteasyDeployment.class.getName(), deployment);
            super.init(config);
        }
    }
}
