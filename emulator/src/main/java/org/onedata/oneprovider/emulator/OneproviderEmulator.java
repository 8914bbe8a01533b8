package org.onedata.oneprovider.emulator;

import static java.util.Objects.requireNonNull;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
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

    private final String host;
    private final @Nullable Tls tls;
    private final Oneprovider oneprovider = new Oneprovider();
    private final EmulatorClock time;
    private final User firstUser;
    private final Script script = new Script();
    private final RequestLog log;
    private final Traffic traffic;
    private final HttpServer server;

    private OneproviderEmulator(Builder builder) {
        host = builder.host;
        tls = builder.tls ? new Tls(host) : null;
        time = new EmulatorClock(builder.settleAfter, builder.standingTime);
        String token = builder.token == null ? newToken() : builder.token;
        firstUser = oneprovider.add(new User("first user", token, EnumSet.allOf(Privilege.class), Map.of()));
        oneprovider.setStart();
        ServiceIdentity identity = new ServiceIdentity(
                Service.OPW,
                builder.serviceId,
                builder.domain == null ? host : builder.domain,
                Release.V25_0.toString(),
                "emulator");
        ErrorBodies errors = new ErrorBodies(builder.release, builder.likeRelease, identity, time);
        ResourceConfig application = new ResourceConfig()
                .property(ServerProperties.WADL_FEATURE_DISABLE, true)
                .register(OneproviderFeature.builder()
                        .identity(identity)
                        .clock(time)
                        .unmatchedBelow("/")
                        .likeRelease(builder.likeRelease)
                        .build())
                .register(new ResponseFilter(errors), ResponseFilter.LAST)
                .register(WorkflowExecutions.class)
                .register(new AbstractBinder() {
                    @Override
                    protected void configure() {
                        bind(oneprovider).to(Oneprovider.class);
                        bind(time).to(EmulatorClock.class);
                    }
                });
        JettyHttpContainer jersey = ContainerFactory.createContainer(JettyHttpContainer.class, application);
        log = new RequestLog(builder.keptRequests, builder.keptBytes);
        traffic = new Traffic(jersey, oneprovider, errors, builder.latency, script, log);
        PageLog pageLog = builder.page ? new PageLog(OneproviderContract.BASE_PATH) : null;
        List<Handler> own = new ArrayList<>();
        if (builder.control) {
            own.add(new Control(this));
        }
        if (pageLog != null) {
            own.add(new Page(oneprovider, firstUser, pageLog));
        }
        Stream<String> names = Stream.concat(Stream.of(host), builder.allowedHosts.stream());
        OwnOrigin guarded = new OwnOrigin(new Handler.Sequence(own), OneproviderContract.BASE_PATH, names);
        Handler handler = own.isEmpty() ? traffic : new Handler.Sequence(guarded, traffic);
        server = new HttpServer(host, builder.port, tls, handler, new JettyErrors(errors), pageLog, builder.accessLog);
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

    /** Access token of the first user, who has all privileges in each space. */
    public String token() {
        return firstUser.token();
    }

    /** With {@link Builder#tls}, what a client needs to trust the emulator: a context that trusts nobody else. */
    public Optional<SSLContext> sslContext() {
        return Optional.ofNullable(tls).map(Tls::clientContext);
    }

    /**
     * Adds a user with an access token of their own and these privileges in each space.
     *
     * @throws IllegalArgumentException if another user has the name
     */
    public User addUser(String name, Privilege... privileges) {
        return addUser(name, user -> user.privileges(privileges));
    }

    /**
     * Adds a user.
     *
     * <pre>{@code
     * User alice = emulator.addUser("alice", user -> user.token("alice's token")
     *         .privilegesIn("space1", Privilege.SPACE_SCHEDULE_ATM_WORKFLOW_EXECUTIONS));
     * }</pre>
     *
     * @param name text that no other user has; the first one is {@code first user}
     * @throws IllegalArgumentException if another user has the name or the token
     */
    public User addUser(String name, Consumer<UserSettings> settings) {
        UserSettings user = new UserSettings();
        settings.accept(user);
        return oneprovider.add(user.build(name, newToken()));
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
        return schedule(execution -> execution.owner(owner));
    }

    /**
     * Adds an execution.
     *
     * <pre>{@code
     * emulator.schedule(execution -> execution.wid("nightly").owner(alice).status(ExecutionStatus.ACTIVE));
     * }</pre>
     *
     * @return the id of the execution
     * @throws IllegalArgumentException if there is an execution of this id, or the owner is a user of another emulator
     */
    public String schedule(Consumer<ExecutionSettings> settings) {
        ExecutionSettings execution = new ExecutionSettings();
        settings.accept(execution);
        return oneprovider
                .add(execution.build(Oneprovider.newId(), firstUser, Oneprovider.SPACE))
                .wid();
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

    /** Has the next request answered like this: {@code script(Requests.next(1), response)}. */
    public void enqueue(ScriptedResponse response) {
        script(Requests.next(1), response);
    }

    /**
     * Has some requests answered like this. Responses for a number of requests come first, in the order in which they
     * were added; then those for any number, the latest first. What none of them is for, the emulator answers by
     * itself.
     *
     * <pre>{@code
     * emulator.script(Requests.next(2), ScriptedResponse.error("serviceUnavailable"));
     * emulator.script(Requests.all().atRandom(0.1, 42), ScriptedResponse.reset());
     * }</pre>
     */
    public void script(Requests requests, ScriptedResponse response) {
        script.add(requests, requireNonNull(response, "response"));
    }

    /** Forgets all scripted responses, and closes the connections that wait for one. */
    public void clearScript() {
        script.clear();
        traffic.abandon();
    }

    /**
     * The last well-formed requests, oldest first: not more than {@linkplain Builder#keepRequests the limit}. A request
     * is there before it is answered.
     */
    public List<RecordedRequest> requests() {
        return log.requests();
    }

    /** Those of {@link #requests()} that are as wanted. */
    public List<RecordedRequest> requests(Predicate<RecordedRequest> matching) {
        return log.requests().stream().filter(matching).toList();
    }

    /** Forgets the requests that have arrived. */
    public void clearRequests() {
        log.clear();
    }

    /**
     * Checks how many of the requests that have arrived are as wanted.
     *
     * <pre>{@code
     * emulator.verify(1, request -> request.isPauseOf(wid));
     * }</pre>
     *
     * @throws AssertionError if there are fewer or more, with a message that shows what did arrive; or if it cannot
     *     be told, since some requests are no longer kept
     */
    public void verify(int count, Predicate<RecordedRequest> matching) {
        log.verify(count, matching);
    }

    /** The emulator's time. */
    public Instant time() {
        return time.instant();
    }

    /**
     * Stops the time here, until {@link #advance} or {@link #reset}. What is due by then has happened when this
     * returns.
     */
    public void stopTime(Instant time) {
        this.time.stopAt(requireNonNull(time, "time"));
    }

    /**
     * Moves the time on, whether it stands still or not. What is due by the new time has happened when this returns:
     * the end of a pause, for example.
     */
    public void advance(Duration duration) {
        time.advance(duration);
    }

    /**
     * Brings everything back to the start: executions, users, scripted responses, requests, the time. The address and
     * the first user's token remain. Connections that wait for a scripted response are closed.
     */
    public void reset() {
        clearScript();
        time.reset();
        oneprovider.reset();
        clearRequests();
    }

    /** Has {@link #reset} bring back the users and executions that are there now. */
    void setStart() {
        oneprovider.setStart();
    }

    Oneprovider oneprovider() {
        return oneprovider;
    }

    boolean keepsRequests() {
        return log.isOn();
    }

    boolean isTimeStanding() {
        return time.isStanding();
    }

    List<Execution> executions() {
        return oneprovider.executions();
    }

    /** A PEM file of the certificate; null without TLS. */
    @Nullable
    Path writeCertificate() {
        return tls == null ? null : tls.write();
    }

    /** Stops the emulator and forgets everything. Does nothing the second time. */
    @Override
    public void close() {
        traffic.abandon();
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
        private boolean tls;
        private List<String> allowedHosts = List.of();
        private @Nullable Consumer<String> accessLog;
        private boolean page;
        private boolean control;
        private Release release = Release.V25_0;
        private boolean likeRelease = true;
        private String serviceId = "a7ee2722915b8bf7fb064eb65087cc61ch9357";
        private @Nullable String domain;
        private int keptRequests = 1000;
        private long keptBytes = 16 << 20;

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

        /** Release whose bodies of errors are sent. Default: 25.0. */
        public Builder release(Release release) {
            this.release = requireNonNull(release, "release");
            return this;
        }

        /**
         * Whether release 25.0 answers as it really does, with errors that have no {@code ctx}, such as
         * {@code notFound}. Otherwise it answers as its documentation promises. Default: true.
         */
        public Builder likeRelease(boolean likeRelease) {
            this.likeRelease = likeRelease;
            return this;
        }

        /** Id of the Oneprovider, which stands in errors. Default: one for all emulators. */
        public Builder serviceId(String serviceId) {
            this.serviceId = requireNonNull(serviceId, "serviceId");
            return this;
        }

        /** Domain of the Oneprovider, which stands in errors. Default: the host. */
        public Builder domain(String domain) {
            this.domain = requireNonNull(domain, "domain");
            return this;
        }

        /**
         * Limits of the requests that are kept for {@link OneproviderEmulator#requests()}; the oldest are forgotten
         * first. Default: 1000 requests, and 16 MiB.
         *
         * @param count number of requests; 0 to keep none
         * @param bytes memory that they may take, roughly
         */
        public Builder keepRequests(int count, long bytes) {
            if (count < 0 || bytes < 0) {
                throw new IllegalArgumentException("count and bytes must not be negative: " + count + ", " + bytes);
            }
            this.keptRequests = count;
            this.keptBytes = bytes;
            return this;
        }

        /**
         * Lets any program that can reach the port arrange the emulator by HTTP, below {@code /emulator/}. Default: not
         * served.
         */
        public Builder control() {
            this.control = true;
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
         * Stops the time here from the start: see {@link OneproviderEmulator#stopTime}. Meanwhile no execution goes
         * from stopping to paused, and every error has this timestamp. Default: it follows the system time.
         */
        public Builder standingTime(Instant time) {
            this.standingTime = requireNonNull(time, "time");
            return this;
        }

        /**
         * Serves {@code https} with a certificate of its own, for {@code localhost} and {@link #host}, which
         * {@link OneproviderEmulator#sslContext} trusts. Default: plain {@code http}.
         */
        public Builder tls() {
            tls = true;
            return this;
        }

        /** Receives one line for each request, without the token. */
        Builder accessLog(Consumer<String> accessLog) {
            this.accessLog = accessLog;
            return this;
        }

        /**
         * Host names by which {@link #control} may be reached, beside {@code localhost}, {@link #host}, and any
         * address: those of a network of containers, for example. Others are refused, since a page of another site can
         * have a name of its own lead here.
         */
        public Builder allowHosts(String... names) {
            allowedHosts = List.of(names);
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
