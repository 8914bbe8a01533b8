package org.onedata.oneprovider.emulator;

import static java.util.Objects.requireNonNull;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.eclipse.jetty.server.Handler;
import org.glassfish.jersey.internal.inject.AbstractBinder;
import org.glassfish.jersey.jetty.JettyHttpContainer;
import org.glassfish.jersey.server.ContainerFactory;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;
import org.jspecify.annotations.Nullable;
import org.onedata.oneprovider.model.Service;
import org.onedata.oneprovider.server.OneproviderContract;
import org.onedata.oneprovider.server.OneproviderFeature;
import org.onedata.oneprovider.server.ServiceIdentity;

/**
 * In-memory Oneprovider with the state machine and the errors of the real one. Thread-safe.
 *
 * <pre>{@code
 * try (OneproviderEmulator emulator = OneproviderEmulator.start()) {
 *     String wid = emulator.schedule();
 *     // ... pause it through emulator.baseUrl() with emulator.token() ...
 *     emulator.status(wid); // STOPPING, then PAUSED after 200 ms
 * }
 * }</pre>
 */
public final class OneproviderEmulator implements AutoCloseable {
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Number of requests kept for {@link #requests()}. */
    static final int KEPT_REQUESTS = 1000;

    private final String host;
    private final @Nullable Tls tls;
    private final Oneprovider oneprovider = new Oneprovider();
    private final EmulatorClock time;
    private final User firstUser;
    private final Traffic traffic;
    private final HttpServer server;

    private OneproviderEmulator(Builder builder) {
        host = builder.host;
        tls = builder.tls;
        time = new EmulatorClock(builder.settleAfter, builder.standingTime);
        String token = builder.token == null ? newToken() : builder.token;
        firstUser = oneprovider.addUser(new User("first user", token, EnumSet.allOf(Privilege.class)));
        ServiceIdentity identity = new ServiceIdentity(
                Service.OPW, "a7ee2722915b8bf7fb064eb65087cc61ch9357", host, OneproviderContract.RELEASE, "emulator");
        ResourceConfig application = new ResourceConfig()
                .property(ServerProperties.WADL_FEATURE_DISABLE, true)
                .register(OneproviderFeature.builder()
                        .identity(identity)
                        .clock(time)
                        .unmatchedBelow("/")
                        .build())
                .register(new ResponseHeadFilter(), ResponseHeadFilter.LAST)
                .register(WorkflowExecutions.class)
                .register(new AbstractBinder() {
                    @Override
                    protected void configure() {
                        bind(oneprovider).to(Oneprovider.class);
                        bind(time).to(EmulatorClock.class);
                    }
                });
        JettyHttpContainer jersey = ContainerFactory.createContainer(JettyHttpContainer.class, application);
        traffic = new Traffic(jersey, builder.latency, KEPT_REQUESTS);
        Handler handler = builder.page ? new Handler.Sequence(new Page(oneprovider, firstUser), traffic) : traffic;
        server = new HttpServer(host, builder.port, tls, handler, new JettyErrors(identity, time), builder.accessLog);
    }

    /** Starts an emulator on the loopback interface and a free port. */
    public static OneproviderEmulator start() {
        return builder().start();
    }

    /** Returns a builder with the defaults of {@link #start()}. */
    public static Builder builder() {
        return new Builder();
    }

    /** Base URL of the API: {@code http://127.0.0.1:PORT/api/v3/oneprovider}. */
    public String baseUrl() {
        String name = host.contains(":") ? "[" + host + "]" : host; // An IPv6 address.
        return (tls == null ? "http://" : "https://") + name + ":" + port() + OneproviderContract.BASE_PATH;
    }

    /** Port that the emulator listens on. */
    public int port() {
        return server.port();
    }

    /** Access token of the first user, who has all privileges. */
    public String token() {
        return firstUser.token();
    }

    /** Adds a user with an access token of their own. */
    public User addUser(String name, Privilege... privileges) {
        return addUser(name, null, Set.of(privileges));
    }

    /**
     * Schedules an execution owned by the first user; its status is {@link ExecutionStatus#SCHEDULED}.
     *
     * @return the id of the execution
     */
    public String schedule() {
        return schedule(firstUser);
    }

    /**
     * Schedules an execution owned by this user; its status is {@link ExecutionStatus#SCHEDULED}.
     *
     * @return the id of the execution
     */
    public String schedule(User owner) {
        return oneprovider.schedule(null, owner, ExecutionStatus.SCHEDULED).wid();
    }

    /**
     * Sets the status of an execution, whatever it was before. An execution moved to {@link ExecutionStatus#STOPPING}
     * stays there: it is stopping for another reason than a pause.
     *
     * @throws IllegalArgumentException if there is no such execution
     */
    public void move(String wid, ExecutionStatus status) {
        oneprovider.get(wid).move(requireNonNull(status, "status"));
    }

    /**
     * Current status of an execution.
     *
     * @throws IllegalArgumentException if there is no such execution
     */
    public ExecutionStatus status(String wid) {
        return oneprovider.get(wid).status();
    }

    /**
     * Enqueues a scripted response. Each request consumes one, in the order in which they were enqueued; with none
     * left, the emulator responds by itself.
     */
    public void enqueue(ScriptedResponse response) {
        traffic.enqueue(requireNonNull(response, "response"));
    }

    /** The last 1000 well-formed requests, oldest first. */
    public List<RecordedRequest> requests() {
        return traffic.requests();
    }

    /**
     * Advances a clock that stands still. Everything due by the new time has happened when this returns.
     *
     * @throws IllegalStateException if the clock follows the system time; see {@link Builder#standingTime}
     */
    public void advance(Duration duration) {
        time.advance(duration);
    }

    List<Execution> executions() {
        return oneprovider.executions();
    }

    @Nullable
    Path certificate() {
        return tls == null ? null : tls.certificate();
    }

    /** @param token null for a random one */
    User addUser(String name, @Nullable String token, Set<Privilege> privileges) {
        return oneprovider.addUser(new User(name, token == null ? newToken() : token, privileges));
    }

    /**
     * @param wid null for a random one
     * @param owner null for the first user
     */
    void schedule(@Nullable String wid, @Nullable User owner, ExecutionStatus status) {
        oneprovider.schedule(wid, owner == null ? firstUser : owner, status);
    }

    /** Stops the emulator and forgets everything. Does nothing the second time. */
    @Override
    public void close() {
        server.stop();
        time.close();
    }

    @Override
    public String toString() {
        return "OneproviderEmulator[" + baseUrl() + "]";
    }

    private static String newToken() {
        byte[] bytes = new byte[48];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().encodeToString(bytes);
    }

    /** Builder of {@link OneproviderEmulator}; not thread-safe. */
    public static final class Builder {
        private String host = "127.0.0.1";
        private int port;
        private @Nullable String token;
        private Duration settleAfter = Duration.ofMillis(200);
        private Duration latency = Duration.ZERO;
        private @Nullable Instant standingTime;
        private @Nullable Tls tls;
        private @Nullable Consumer<String> accessLog;
        private boolean page;

        private Builder() {}

        /** Host name or address of the interface to listen on. Default: the loopback interface. */
        public Builder host(String host) {
            this.host = requireNonNull(host, "host");
            return this;
        }

        /** Port to listen on; 0 for any free port. Default: 0. */
        public Builder port(int port) {
            if (port < 0 || port > 65535) {
                throw new IllegalArgumentException("port: must be 0 to 65535: " + port);
            }
            this.port = port;
            return this;
        }

        /** Access token of the first user. Default: random. */
        public Builder token(String token) {
            if (token.isBlank()) {
                throw new IllegalArgumentException("token: must not be empty or blank");
            }
            this.token = token;
            return this;
        }

        /**
         * Time from {@link ExecutionStatus#STOPPING} to {@link ExecutionStatus#PAUSED} after a pause. Default: 200 ms.
         */
        public Builder settleAfter(Duration settleAfter) {
            if (settleAfter.isNegative()) {
                throw new IllegalArgumentException("settleAfter: must not be negative: " + settleAfter);
            }
            this.settleAfter = settleAfter;
            return this;
        }

        /** Delay before each request is processed. Default: none. */
        public Builder latency(Duration latency) {
            if (latency.isNegative()) {
                throw new IllegalArgumentException("latency: must not be negative: " + latency);
            }
            this.latency = latency;
            return this;
        }

        /**
         * Stops the clock at this time until {@link OneproviderEmulator#advance} moves it. Meanwhile no execution goes
         * from stopping to paused, and every error has this timestamp. Default: the clock follows the system time.
         */
        public Builder standingTime(Instant time) {
            this.standingTime = requireNonNull(time, "time");
            return this;
        }

        Builder tls(Tls tls) {
            this.tls = tls;
            return this;
        }

        /** Receives one line for each request, without the token. */
        Builder accessLog(Consumer<String> accessLog) {
            this.accessLog = accessLog;
            return this;
        }

        /** Serves the page for browsers, which needs libraries that only the program bundles. */
        Builder page() {
            this.page = true;
            return this;
        }

        /**
         * Starts the emulator.
         *
         * @throws UncheckedIOException if it cannot listen on the address, for example because the port is taken
         */
        public OneproviderEmulator start() {
            return new OneproviderEmulator(this);
        }
    }
}
