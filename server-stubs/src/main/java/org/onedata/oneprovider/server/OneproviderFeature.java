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
 * JAX-RS feature that makes an application respond by the contract. Register it once, unless the runtime discovers it.
 *
 * <ul>
 *   <li>Every error response (4xx, 5xx) of the application has the documented body: the error of a thrown
 *       {@link OneproviderErrorException}, the error for the status of a response by the runtime (see
 *       {@link OneproviderErrors#forStatus}), or a 500 {@code internalServerError} for anything unexpected. The
 *       latter's {@code reference} is also in the log, with the stack trace; the response reveals nothing about the
 *       failure. Errors caused by the caller are logged at debug level.
 *   <li>Invalid input is a 400 {@code badData}. Its {@code key} is the parameter or property that cannot be read (by
 *       Jackson 2) or breaks a constraint (in a runtime with Bean Validation), or else {@code body}.
 *   <li>An error that violates the contract is logged and replaced by a 500. This needs a provider of Jakarta
 *       Validation on the class path, such as Hibernate Validator, a dependency of this library. Without one, a warning
 *       is logged and errors are sent without validation.
 *   <li>Requests without an access token get a 401; the operation is not called. Implementers get the token from
 *       {@link AccessToken#of}.
 *   <li>Errors received from another server become a 500 if they are rethrown: exceptions of the client or of a JAX-RS
 *       client, and error responses whose body is an {@code InputStream}. They concern the request of the implementer,
 *       not of its caller: a 403 would blame the caller for a privilege that the implementer lacks, and could reveal
 *       secrets. To pass one on, catch it and throw one of {@link OneproviderErrors}.
 * </ul>
 *
 * <p>Jersey and RESTEasy discover the feature with {@link java.util.ServiceLoader}, as Jakarta REST 3.1 requires, and
 * take the identity from the application property named after the class {@link ServiceIdentity}. Apache CXF does not:
 * register it there. Quarkus ({@code quarkus-rest}) discovers it if {@code quarkus.index-dependency} lists this jar.
 *
 * <p>Requests that never reach the application are beyond its control. Jersey, RESTEasy and CXF fail on request targets
 * that {@link java.net.URI} cannot parse, such as one with a {@code <} in the query, and Jersey's servlet lets the
 * container respond to an invalid {@code Content-Type}. The HTTP server must reject the former, and respond by the
 * contract itself.
 */
@Provider
@ConstrainedTo(RuntimeType.SERVER)
public final class OneproviderFeature implements Feature {
    private final @Nullable ServiceIdentity identity;
    private final Clock clock;

    /**
     * For runtimes that discover features. The identity is a property of the application, or else
     * {@link ServiceIdentity#unspecified()}.
     */
    public OneproviderFeature() {
        this.identity = null;
        this.clock = Clock.systemUTC();
    }

    public OneproviderFeature(ServiceIdentity identity) {
        this(identity, Clock.systemUTC());
    }

    /** For tests: with a clock for the {@code timestamp} of errors. */
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
        context.register(new DateParameters());
        // Quarkus does not inject into what a feature registers, but into the filter that it finds itself.
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
