package org.onedata.oneprovider.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.glassfish.jersey.jdkhttp.JdkHttpServerFactory;
import org.glassfish.jersey.server.ResourceConfig;
import org.junit.jupiter.api.Test;
import org.onedata.oneprovider.client.BadRequestException;
import org.onedata.oneprovider.client.ForbiddenException;
import org.onedata.oneprovider.client.NotFoundException;
import org.onedata.oneprovider.client.OneproviderClient;
import org.onedata.oneprovider.model.Service;
import org.onedata.oneprovider.server.AccessToken;
import org.onedata.oneprovider.server.OneproviderContract;
import org.onedata.oneprovider.server.OneproviderErrors;
import org.onedata.oneprovider.server.OneproviderFeature;
import org.onedata.oneprovider.server.ServiceIdentity;
import org.onedata.oneprovider.server.WorkflowExecutionApi;

/** The README's examples for implementers. */
class ServerExampleTest {

    static class WorkflowExecutions implements WorkflowExecutionApi {
        private final Map<String, String> statuses = new ConcurrentHashMap<>(Map.of("w1", "active", "w2", "paused"));

        @Context
        private SecurityContext security;

        @Override
        public void pauseWorkflowExecution(String wid) {
            if (!AccessToken.of(security).value().equals("MDAxNWxvY2F00aW9")) {
                throw OneproviderErrors.forbidden();
            }
            String status = statuses.get(wid);
            if (status == null) {
                throw OneproviderErrors.notFound();
            }
            if (!status.equals("active")) {
                throw OneproviderErrors.atmInvalidStatusTransition(status, "stopping");
            }
            statuses.put(wid, "stopping");
        }
    }

    @Test
    void answersByTheContract() {
        ServiceIdentity identity = new ServiceIdentity(Service.OPW, "a7ee2722", "krk.example.org", "25.0", "231");
        ResourceConfig application =
                new ResourceConfig().register(new WorkflowExecutions()).register(new OneproviderFeature(identity));
        HttpServer server = JdkHttpServerFactory.createHttpServer(
                URI.create("http://127.0.0.1:0" + OneproviderContract.BASE_PATH + "/"), application);
        try {
            OneproviderClient client = client(server, "MDAxNWxvY2F00aW9");

            client.workflowExecutions().pauseWorkflowExecution("w1");

            assertThatThrownBy(() -> client.workflowExecutions().pauseWorkflowExecution("w2"))
                    .isInstanceOf(BadRequestException.class)
                    .satisfies(e -> assertThat(((BadRequestException) e)
                                    .error()
                                    .orElseThrow()
                                    .ctx()
                                    .serviceDomain())
                            .isEqualTo("krk.example.org"));
            assertThatThrownBy(() -> client.workflowExecutions().pauseWorkflowExecution("w3"))
                    .isInstanceOf(NotFoundException.class);
            assertThatThrownBy(
                            () -> client(server, "other").workflowExecutions().pauseWorkflowExecution("w1"))
                    .isInstanceOf(ForbiddenException.class);
        } finally {
            server.stop(0);
        }
    }

    private static OneproviderClient client(HttpServer server, String token) {
        return OneproviderClient.builder()
                .baseUrl("http://127.0.0.1:" + server.getAddress().getPort() + OneproviderContract.BASE_PATH)
                .token(token)
                .build();
    }
}
