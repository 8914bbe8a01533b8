package org.onedata.oneprovider.server;

import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.core.Configuration;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * All that a JAX-RS application needs to answer by the contract, registered once or discovered by the runtime.
 *
 * <ul>
 *   <li>Every answer of the application that is not a success (4xx, 5xx) has the documented body: an implementer's
 *       {@link OneproviderErrorException}, what the runtime answers by itself (see {@link OneproviderErrors#forStatus}), and
 *       a 500 {@code internalServerError} for anything unexpected. Its {@code reference} is also in the log, with the stack
 *       trace; nothing of the failure is in the answer. Faults of the caller are logged at debug.
 *   <li>An error that breaks the contract is not sent, but logged, and replaced by a 500. That needs a provider of Jakarta
 *       Validation on the class path, such as the Hibernate Validator that this library brings along; without one a warning
 *       is logged, and errors are sent unchecked.
 *   <li>An operation of the contract is not called without an access token: the caller gets a 401. The implementer gets the
 *       token by {@link AccessToken#of}.
 *   <li>An error that was received from another server and is thrown on, such as an exception of the client, becomes a 500
 *       like anything unexpected. It says what is wrong with the implementer's request, not with the caller's: a 403 would
 *       blame the caller for a privilege that the implementer lacks, and may tell what the caller must not know. Who wants
 *       to pass it on catches it, and throws one of {@link OneproviderErrors}.
 * </ul>
 *
 * <p>A runtime that discovers it (by {@link java.util.ServiceLoader}, as Jakarta REST 3.1 demands, or by scanning) finds the
 * identity in the application's property with the name of the class {@link ServiceIdentity}. Apache CXF without CDI
 * or Spring discovers nothing: there it is registered.
 */
@Provider
@ConstrainedTo(RuntimeType.SERVER)
public final class OneproviderFeature implements Feature {
    private final @Nullable ServiceIdentity identity;
    private final Clock clock;

    /** For runtimes: the identity is a property of the application, else {@link ServiceIdentity#unspecified()}. */
    public OneproviderFeature() {
        this.identity = null;
        this.clock = Clock.systemUTC();
    }

    public OneproviderFeature(ServiceIdentity identity) {
        this(identity, Clock.systemUTC());
    }

    /** For tests, with the clock that tells the {@code timestamp} of errors. */
    public OneproviderFeature(ServiceIdentity identity, Clock clock) {
        this.identity = identity;
        this.clock = clock;
    }

    @Override
    public boolean configure(FeatureContext context) {
        Configuration configuration = context.getConfiguration();
        if (configuration.isRegistered(ErrorEnvelope.class)) {
            return false; // Registered by the application, and discovered too.
        }
        ErrorEnvelope envelope = new ErrorEnvelope(identity(configuration), clock);
        context.register(envelope);
        context.register(new ErrorEnvelope.OfRuntime(envelope));
        context.register(new AccessTokenFilter(), Priorities.AUTHENTICATION);
        return true;
    }

    private ServiceIdentity identity(Configuration configuration) {
        if (identity != null) {
            return identity;
        }
        return configuration.getProperty(ServiceIdentity.class.getName()) instanceof ServiceIdentity property
                ? property
                : ServiceIdentity.unspecified();
    }
}
