package org.onedata.oneprovider.benchmarks.resteasy;

import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletException;
import jakarta.ws.rs.core.Application;
import org.jboss.resteasy.core.ResteasyDeploymentImpl;
import org.jboss.resteasy.plugins.server.servlet.HttpServletDispatcher;
import org.jboss.resteasy.spi.ResteasyDeployment;
import org.onedata.oneprovider.benchmarks.server.ServerProgram;
import org.onedata.oneprovider.server.OneproviderContract;

/** The server program on RESTEasy. */
public final class Resteasy {
    private Resteasy() {}

    public static void main(String[] args) throws Exception {
        ServerProgram.run(args, Dispatcher::new);
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
