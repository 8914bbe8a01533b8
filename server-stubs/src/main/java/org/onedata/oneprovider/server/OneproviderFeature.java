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
 *   <li>Input at fault is 400 {@code badData}; its {@code key} is the parameter or the property of the body that cannot be
 *       read (by Jackson 2) or breaks a constraint (in a runtime with Bean Validation), else {@code body}.
 *   <li>An error that breaks the contract is not sent, but logged, and replaced by a 500. That needs a provider of Jakarta
 *       Validation on the class path, such as the Hibernate Validator that this library brings along; without one a warning
 *       is logged, and errors are sent unchecked.
 *   <li>An operation of the contract is not called without an access token: the caller gets a 401. The implementer gets the
 *       token by {@link AccessToken#of}.
 *   <li>An error that was received from another server and is thrown on, such as an exception of the client, becomes a 500
 *       like anything unexpected. So does one of a JAX-RS client, and an error whose body is an {@code InputStream}. It says what is wrong with the implementer's request, not with the caller's: a 403 would
 *       blame the caller for a privilege that the implementer lacks, and may tell what the caller must not know. Who wants
 *       to pass it on catches it, and throws one of {@link OneproviderErrors}.
 * </ul>
 *
 * <p>Jersey and RESTEasy discover it by {@link java.util.ServiceLoader}, as Jakarta REST 3.1 demands, and find the identity in
 * the application's property with the name of the class {@link ServiceIdentity}. Apache CXF does not: there it is
 * registered. Quarkus ({@code quarkus-rest}) discovers it if this jar is one of its {@code quarkus.index-dependency}.
 *
 * <p>What never gets to the application is not answered by it. Jersey, RESTEasy and CXF fail where the target of a request is
 * none by {@link java.net.URI}, such as one with a {@code <} in the query, and Jersey's servlet has the container answer to a
 * {@code Content-Type} that is none: the HTTP server in front has to refuse the one, and to answer by the contract itself.
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
        context.register(new ErrorEnvelope.OfValidation(envelope));
        context.register(new RequestBodies());
        // Quarkus injects nothing into what a feature registers, but does into the filter that it finds.
        if (!context.getClass().getName().startsWith("org.jboss.resteasy.reactive.")) {
            context.register(new AccessTokenFilter(), Priorities.AUTHENTICATION);
        }
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
