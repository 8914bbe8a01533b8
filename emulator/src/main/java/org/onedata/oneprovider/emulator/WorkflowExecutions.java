package org.onedata.oneprovider.emulator;

import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import org.onedata.oneprovider.server.AccessToken;
import org.onedata.oneprovider.server.OneproviderContract;
import org.onedata.oneprovider.server.OneproviderErrors;
import org.onedata.oneprovider.server.WorkflowExecutionApi;

/** The operations on workflow executions, with the checks and errors of the real service. */
@Path(OneproviderContract.BASE_PATH)
final class WorkflowExecutions implements WorkflowExecutionApi {
    private final Oneprovider oneprovider;
    private final EmulatorClock time;
    private final SecurityContext security;

    @Inject
    WorkflowExecutions(Oneprovider oneprovider, EmulatorClock time, @Context SecurityContext security) {
        this.oneprovider = oneprovider;
        this.time = time;
        this.security = security;
    }

    @Override
    public void pauseWorkflowExecution(String wid) {
        User user = oneprovider.userOf(AccessToken.of(security).value());
        if (user == null) {
            throw OneproviderErrors.unauthorized(OneproviderErrors.tokenInvalid());
        }
        Execution execution = oneprovider.find(wid);
        if (execution == null) {
            throw OneproviderErrors.notFound();
        }
        Privilege needed = user == execution.owner()
                ? Privilege.SPACE_SCHEDULE_ATM_WORKFLOW_EXECUTIONS
                : Privilege.SPACE_MANAGE_ATM_WORKFLOW_EXECUTIONS;
        if (!user.privileges(execution.space()).contains(needed)) {
            throw OneproviderErrors.forbidden();
        }
        Runnable settle = execution.pause();
        if (settle != null) {
            time.settle(settle);
        }
    }
}
