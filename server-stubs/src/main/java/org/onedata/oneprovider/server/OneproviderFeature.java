package org.onedata.oneprovider.server;

import static java.util.Objects.requireNonNull;

import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.core.Configuration;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.time.Clock;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onedata.oneprovider.server.Settings.Lazy;

/**
 * JAX-RS feature that makes implementers of the contract respond by it. Register it once, unless the runtime discovers
 * it.
 *
 * <p>It acts on requests for resources that implement an interface of this package, and for paths of the contract that
 * no method was found for. It leaves alone what else the application has: resources, exception mappers, filters. On
 * request it answers for unknown paths, too: see {@link Builder#unmatchedBelow}.
 *
 * <ul>
 *   <li>Every error response (4xx, 5xx) has the documented body: the error of a thrown
 *       {@link OneproviderErrorException}, also one that is the cause of a {@code CompletionException} or an
 *       {@code EJBException}; the error for the status of a response by the runtime, or of a
 *       {@code WebApplicationException} (see {@link OneproviderErrors#forStatus}), or a 500 {@code internalServerError}
 *       for anything unexpected. The latter's {@code reference} is also in the log, with the stack trace; the response
 *       reveals nothing about the failure. Errors caused by the caller are logged at debug level. Headers of a response
 *       whose body is replaced are kept, unless they describe the body.
 *   <li>Invalid input is a 400 {@code badData}. Its {@code key} is the parameter or property that cannot be read (by
 *       Jackson 2) or breaks a constraint (in a runtime with Bean Validation), or else {@code body}.
 *   <li>An error made by hand that violates the contract is logged and replaced by a 500. This needs a provider of
 *       Jakarta Validation on the class path, such as Hibernate Validator, a dependency of this library. Without one, a
 *       warning is logged and errors are sent without validation.
 *   <li>Requests without an access token get a 401; the operation is not called. Implementers get the token from
 *       {@link AccessToken#of}, or have CDI inject it.
 *   <li>Errors received from another server become a 500 if they are rethrown: exceptions of the client or of a JAX-RS
 *       client, and error responses whose body is an {@code InputStream}. They concern the request of the implementer,
 *       not of its caller: a 403 would blame the caller for a privilege that the implementer lacks, and could reveal
 *       secrets. To pass one on, catch it and throw one of {@link OneproviderErrors}.
 * </ul>
 *
 * <p>A mapper of the application for {@code Exception}, say, is asked first for what an implementer throws. Its status is
 * kept, its body is replaced. Errors of {@link OneproviderErrors} never reach it.
 *
 * <p>Jersey and RESTEasy discover the feature with {@link java.util.ServiceLoader}, as Jakarta REST 3.1 requires, and
 * take the identity from the application property named after the class {@link ServiceIdentity}. What they discover
 * does nothing in an application without an implementer. Apache CXF does not discover it: register it there. Quarkus
 * ({@code quarkus-rest}) does if {@code quarkus.index-dependency} lists this jar.
 *
 * <p>Requests that never reach the application are beyond its control. Jersey, RESTEasy and CXF fail on request targets
 * that {@link java.net.URI} cannot parse, such as one with a {@code <} in the query, and Jersey's servlet lets the
 * container respond to an invalid {@code Content-Type}. The HTTP server must reject the former, and respond by the
 * contract itself.
 */
@Provider
@ConstrainedTo(RuntimeType.SERVER)
public final class OneproviderFeature implements Feature {
    /** Of what an application registers by itself, and more than that gives way to. */
    private static final int LAST = Integer.MAX_VALUE;

    private final Builder settings;
    private final boolean isAskedFor;

    /**
     * For runtimes that discover features.
     *
     * <p>The identity is a property of the application, or else a CDI bean (on Quarkus one that is marked as not
     * removable), or else what MicroProfile Config says in {@code oneprovider.service},
     * {@code oneprovider.service-id}, {@code oneprovider.service-domain}, {@code oneprovider.service-release-version} and
     * {@code oneprovider.service-build-version}. What none of them says is as in {@link ServiceIdentity#unspecified()}.
     * {@code oneprovider.unmatched-below} in MicroProfile Config is as {@link Builder#unmatchedBelow}.
     */
    public OneproviderFeature() {
        this(new Builder(), false);
    }

    public OneproviderFeature(ServiceIdentity identity) {
        this(new Builder().identity(identity), true);
    }

    /** For tests: with a clock for the {@code timestamp} of errors. */
    public OneproviderFeature(ServiceIdentity identity, Clock clock) {
        this(new Builder().identity(identity).clock(clock), true);
    }

    private OneproviderFeature(Builder settings, boolean isAskedFor) {
        this.settings = settings;
        this.isAskedFor = isAskedFor;
    }

    /** Returns a builder with the defaults of {@link #OneproviderFeature()}. */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public boolean configure(FeatureContext context) {
        Configuration configuration = context.getConfiguration();
        if (configuration.isRegistered(ErrorFilter.class)) {
            return false; // Registered by the application, and discovered too.
        }
        if (Runtimes.isJersey(context)) {
            if (OneproviderContract.APIS.stream().anyMatch(configuration.getClasses()::contains)) {
                context.register(new JerseyModel());
            }
            if (!isAskedFor && !hasImplementer(configuration)) {
                return false; // Merely on the class path.
            }
        }
        ErrorAnswers answers = new ErrorAnswers(settings.of(configuration));
        Scope scope = scope(context);
        for (ExceptionMapper<?> mapper : ErrorMappers.of(answers, scope)) {
            if (!Quarkus.hasMapperInPlaceOf(mapper)) {
                context.register(mapper, LAST);
            }
        }
        context.register(new ErrorFilter(answers, scope), LAST);
        context.register(new RequestBodies(scope));
        context.register(new AccessTokenFilter(scope), Priorities.AUTHENTICATION);
        if (JsonTexts.areNeeded()) {
            context.register(new JsonTexts(scope), LAST);
        }
        if (Runtimes.isCxf()) {
            context.register(new BodyWriter());
        }
        if (EmptyAnswers.areNeeded()) {
            context.register(new EmptyAnswers(scope));
        }
        if (DateParameters.areNeeded()) {
            context.register(new DateParameters(), LAST);
        }
        return true;
    }

    /** What RESTEasy discovers opens with the first implementer: only a dynamic feature is told of resources there. */
    private Scope scope(FeatureContext context) {
        boolean isOpen = isAskedFor || !Runtimes.isResteasy();
        Scope scope = new Scope(settings.unmatched(), isOpen);
        if (!isOpen) {
            context.register((DynamicFeature) (resource, method) -> scope.found(resource));
        }
        return scope;
    }

    private static boolean hasImplementer(Configuration configuration) {
        return Stream.concat(
                        configuration.getClasses().stream(),
                        configuration.getInstances().stream().map(Object::getClass))
                .anyMatch(type -> !type.isInterface() && Scope.isOfContract(type));
    }

    /** Builder of {@link OneproviderFeature}; not thread-safe. */
    public static final class Builder {
        private @Nullable ServiceIdentity identity;
        private Clock clock = Clock.systemUTC();
        private @Nullable String unmatchedBelow;
        private Supplier<@Nullable String> references = () -> null;
        private BiConsumer<OneproviderErrorException, @Nullable Throwable> observer = (error, failure) -> {};
        private boolean likeRelease;

        private Builder() {}

        /** Who answers. Default: see {@link OneproviderFeature#OneproviderFeature()}. */
        public Builder identity(ServiceIdentity identity) {
            this.identity = requireNonNull(identity, "identity");
            return this;
        }

        /** Clock for the {@code timestamp} of errors. Default: the system's. */
        public Builder clock(Clock clock) {
            this.clock = requireNonNull(clock, "clock");
            return this;
        }

        /**
         * Answers by the contract also if there is no resource for a request below this path, such as
         * {@link OneproviderContract#BASE_PATH}. Default: only for paths of the contract.
         *
         * @param path absolute path on the server, with that of the application
         */
        public Builder unmatchedBelow(String path) {
            if (!path.startsWith("/")) {
                throw new IllegalArgumentException("path: must begin with a slash: " + path);
            }
            this.unmatchedBelow = path;
            return this;
        }

        /**
         * Reference of an unexpected failure, which the caller gets and the log has, such as the id of the current trace.
         * Default, and in place of null: random.
         */
        public Builder references(Supplier<@Nullable String> references) {
            this.references = requireNonNull(references, "references");
            return this;
        }

        /**
         * Is told of every error before it is sent, and of the failure behind it: null for an error of the implementer's
         * own. Called in the thread of the request. Default: the log alone.
         */
        public Builder observer(BiConsumer<OneproviderErrorException, @Nullable Throwable> observer) {
            this.observer = requireNonNull(observer, "observer");
            return this;
        }

        /**
         * Answers as {@linkplain OneproviderContract#RELEASE the release} does, which breaks the contract: some errors, such
         * as {@code notFound}, have no {@code ctx}. Default: false.
         */
        public Builder likeRelease(boolean likeRelease) {
            this.likeRelease = likeRelease;
            return this;
        }

        public OneproviderFeature build() {
            return new OneproviderFeature(copy(), true);
        }

        private Builder copy() {
            Builder copy = new Builder();
            copy.identity = identity;
            copy.clock = clock;
            copy.unmatchedBelow = unmatchedBelow;
            copy.references = references;
            copy.observer = observer;
            copy.likeRelease = likeRelease;
            return copy;
        }

        private Settings of(Configuration configuration) {
            return new Settings(new Lazy<>(() -> identityIn(configuration)), clock, references, observer, likeRelease);
        }

        private Lazy<Optional<String>> unmatched() {
            return new Lazy<>(() -> Optional.ofNullable(unmatchedBelow)
                    .or(() -> MicroProfileConfig.find("oneprovider.unmatched-below")));
        }

        private ServiceIdentity identityIn(Configuration configuration) {
            if (identity != null) {
                return identity;
            }
            if (configuration.getProperty(ServiceIdentity.class.getName()) instanceof ServiceIdentity property) {
                return property;
            }
            ServiceIdentity bean = Cdi.find(ServiceIdentity.class);
            return bean == null ? ServiceIdentity.configured() : bean;
        }
    }
}
