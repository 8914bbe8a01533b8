package org.onedata.oneprovider.contract.ours;

import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.onedata.oneprovider.contract.Implementer;
import org.onedata.oneprovider.contract.ResponseVector.Outcome;
import org.onedata.oneprovider.contract.ResponseVector.Result;
import org.onedata.oneprovider.model.ErrorJson;
import org.onedata.oneprovider.server.AccessToken;
import org.onedata.oneprovider.server.OneproviderContract;
import org.onedata.oneprovider.server.OneproviderErrorException;
import org.onedata.oneprovider.server.OneproviderFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Implementer of all operations that produces the outcome of a vector and records its calls.
 *
 * <p>The classes that implement the stubs are generated and delegate to this one.
 */
public final class ScriptedExecutions implements Implementer {
    private static final JsonMapper JSON = new JsonMapper();

    private final Queue<Call> calls = new ConcurrentLinkedQueue<>();
    private volatile Outcome outcome = Outcome.SUCCESS;

    /** Records a call and produces the expected outcome; the result is what its JSON says. */
    <T> @Nullable T call(
            SecurityContext security,
            String operation,
            Map<String, @Nullable Object> params,
            @Nullable Object body,
            TypeReference<T> result) {
        call(security, operation, params, body);
        return outcome.value() == null ? null : JSON.readValue(outcome.value(), result);
    }

    /** The same for an operation whose implementer chooses the status. */
    Response answer(
            SecurityContext security,
            String operation,
            Map<String, @Nullable Object> params,
            @Nullable Object body,
            TypeReference<?> result) {
        Object value = call(security, operation, params, body, result);
        return Response.status(outcome.status()).entity(value).build();
    }

    /** The same for an operation without a result. */
    Response answer(
            SecurityContext security, String operation, Map<String, @Nullable Object> params, @Nullable Object body) {
        call(security, operation, params, body);
        return Response.status(outcome.status()).build();
    }

    void call(SecurityContext security, String operation, Map<String, @Nullable Object> params, @Nullable Object body) {
        Map<String, String> given = new TreeMap<>();
        params.forEach((name, value) -> {
            if (value != null) {
                given.put(name, value.toString());
            }
        });
        calls.add(new Call(
                operation,
                given,
                AccessToken.of(security).value(),
                body == null ? null : JSON.writeValueAsString(body)));
        if (outcome.result() == Result.ERROR) {
            throw new OneproviderErrorException(outcome.status(), JSON.readValue(outcome.error(), ErrorJson.class));
        }
    }

    /** Forgets all calls, and produces this outcome from now on. */
    void expect(Outcome outcome) {
        calls.clear();
        this.outcome = outcome;
    }

    @Override
    public void prepare(Preparation preparation) {
        expect(preparation.outcome());
    }

    @Override
    public List<Call> calls() {
        return List.copyOf(calls);
    }

    /** The JAX-RS application of this implementer: one resource for each stub, {@link Notes}, and the feature. */
    public Application application() {
        return application(ScriptedApis.of(this), new Notes.Resource(), feature());
    }

    /** The same without the feature, for runtimes that discover features. */
    Application applicationWithoutFeature() {
        return application(ScriptedApis.of(this), new Notes.Resource());
    }

    /** The application of an implementer that implements no operation. */
    static Application unimplemented() {
        return application(ScriptedApis.unimplemented(), feature());
    }

    /** All that is below the base path is the contract's. */
    private static OneproviderFeature feature() {
        return OneproviderFeature.builder()
                .unmatchedBelow(OneproviderContract.BASE_PATH)
                .build();
    }

    private static Application application(List<Object> resources, Object... others) {
        Set<Object> singletons = new HashSet<>(resources);
        singletons.addAll(List.of(others));
        return new Application() {
            @Override
            @SuppressWarnings("deprecation") // The only way for an Application to provide instances.
            public Set<Object> getSingletons() {
                return singletons;
            }
        };
    }
}
