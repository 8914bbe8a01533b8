package org.example;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.ws.rs.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.onedata.oneprovider.server.AccessToken;
import org.onedata.oneprovider.server.OneproviderContract;
import org.onedata.oneprovider.server.OneproviderErrors;
import org.onedata.oneprovider.server.WorkflowExecutionApi;

/** One execution, {@code w1}, which can be paused once. */
@ApplicationScoped
@Path(OneproviderContract.BASE_PATH)
public class WorkflowExecutions implements WorkflowExecutionApi {
    private final Set<String> paused = ConcurrentHashMap.newKeySet();

    @Inject
    Provider<AccessToken> token;

    @Override
    public void pauseWorkflowExecution(String wid) {
        if (token.get().value().equals("expired")) {
            throw OneproviderErrors.unauthorized();
        }
        if (wid.equals("broken")) {
            throw new IllegalStateException("broken");
        }
        if (!wid.equals("w1")) {
            throw OneproviderErrors.notFound();
        }
        if (!paused.add(wid)) {
            throw OneproviderErrors.atmInvalidStatusTransition("paused", "stopping");
        }
    }
}
