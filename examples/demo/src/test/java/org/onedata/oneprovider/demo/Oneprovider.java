package org.onedata.oneprovider.demo;

import jakarta.inject.Singleton;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.*;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.glassfish.jersey.server.ResourceConfig;
import org.onedata.oneprovider.model.Service;
import org.onedata.oneprovider.server.*;

@ApplicationPath(OneproviderContract.BASE_PATH)
class Oneprovider extends ResourceConfig {
    Oneprovider() {
        register(WorkflowExecutions.class);
        register(new OneproviderFeature(new ServiceIdentity(Service.OPW, "a7ee2722", "localhost", "25.0", "231")));
    }

    @Singleton
    static class WorkflowExecutions implements WorkflowExecutionApi {
        private final Map<String, String> statuses = new ConcurrentHashMap<>(Map.of("w1", "active", "w2", "paused"));

        @Context
        private SecurityContext security;

        @Override
        public void pauseWorkflowExecution(String wid) {
            if (!AccessToken.of(security).value().equals("MDAxNWxvY2F00aW9")) {
                throw OneproviderErrors.unauthorized();
            }
            statuses.compute(wid, (id, status) -> {
                if (status == null) {
                    throw OneproviderErrors.notFound();
                }
                if (!status.equals("active")) {
                    throw OneproviderErrors.atmInvalidStatusTransition(status, "stopping");
                }
                return "stopping";
            });
        }
    }
}
