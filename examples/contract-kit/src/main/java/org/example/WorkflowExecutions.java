package org.example;

import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import org.onedata.oneprovider.server.AccessToken;
import org.onedata.oneprovider.server.OneproviderContract;
import org.onedata.oneprovider.server.OneproviderErrors;
import org.onedata.oneprovider.server.WorkflowExecutionApi;

/** One execution, {@code w1}, and one token. */
@Path(OneproviderContract.BASE_PATH)
public class WorkflowExecutions implements WorkflowExecutionApi {
    static final String TOKEN = "a-token";

    @Context
    private SecurityContext security;

    @Override
    public void pauseWorkflowExecution(String wid) {
        if (!AccessToken.of(security).value().equals(TOKEN)) {
            throw OneproviderErrors.unauthorized();
        }
        if (!wid.equals("w1")) {
            throw OneproviderErrors.notFound();
        }
    }
}
