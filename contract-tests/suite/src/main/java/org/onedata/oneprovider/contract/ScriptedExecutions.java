package org.onedata.oneprovider.contract;

import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.onedata.oneprovider.contract.ResponseVector.Outcome;
import org.onedata.oneprovider.contract.ResponseVector.Result;
import org.onedata.oneprovider.model.ErrorJson;
import org.onedata.oneprovider.server.AccessToken;
import org.onedata.oneprovider.server.OneproviderErrorException;
import org.onedata.oneprovider.server.OneproviderFeature;
import org.onedata.oneprovider.server.WorkflowExecutionApi;
import tools.jackson.databind.json.JsonMapper;

/** An implementer of the stub that comes to the outcome that a vector wants, and remembers what it was handed. */
public final class ScriptedExecutions implements WorkflowExecutionApi {
    private static final JsonMapper JSON = new JsonMapper();

    private final Queue<Call> calls = new ConcurrentLinkedQueue<>();
    private volatile @Nullable Outcome outcome;

    @Context
    private SecurityContext security;

    /** What the implementer was handed. */
    record Call(String wid, String token) {}

    @Override
    public void pauseWorkflowExecution(String wid) {
        calls.add(new Call(wid, AccessToken.of(security).value()));
        if (outcome != null && outcome.result() == Result.ERROR) {
            throw new OneproviderErrorException(outcome.status(), JSON.readValue(outcome.error(), ErrorJson.class));
        }
    }

    /** Forgets its calls, and comes to the outcome from now on; null is a success. */
    void expect(@Nullable Outcome outcome) {
        calls.clear();
        this.outcome = outcome;
    }

    List<Call> calls() {
        return List.copyOf(calls);
    }

    /** The JAX-RS application of this implementer: itself, {@link Notes}, and the feature. */
    public Application application() {
        return application(this, new Notes.Resource(), new OneproviderFeature());
    }

    /** The same without the feature, which a runtime that discovers features adds. */
    Application applicationWithoutFeature() {
        return application(this, new Notes.Resource());
    }

    private static Application application(Object... instances) {
        return new Application() {
            @Override
            @SuppressWarnings("deprecation") // The only way of an Application to name instances.
            public Set<Object> getSingletons() {
                return Set.of(instances);
            }
        };
    }
}
