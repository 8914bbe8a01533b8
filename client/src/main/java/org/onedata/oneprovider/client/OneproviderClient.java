package org.onedata.oneprovider.client;

import feign.Capability;
import feign.Client;
import feign.Feign;
import feign.Request;
import feign.RequestInterceptor;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Client of a Oneprovider. Immutable and thread-safe; create one and share it.
 *
 * <pre>{@code
 * OneproviderClient client = OneproviderClient.builder()
 *         .host("krk.example.org")
 *         .token("MDAxNWxvY2F00aW9")
 *         .build();
 * client.workflowExecutions().pauseWorkflowExecution("11a53ed06d175c89bc3ed5be61f8217cch1890");
 * }</pre>
 *
 * <p>Failures are unchecked exceptions: {@link OneproviderException} if an operation fails,
 * {@link IllegalArgumentException} if an argument is invalid, such as an empty path parameter, and
 * {@link IllegalStateException} once the client is closed.
 *
 * <p>Calls may run on virtual threads. Interrupting the thread ends a call soon; the thread stays interrupted.
 */
public final class OneproviderClient extends OneproviderApis implements AutoCloseable {
    private final Shared shared;
    private final Policy policy;
    private final Feign feign;
    private final OneproviderAsyncApis async;

    private OneproviderClient(Shared shared, Policy policy) {
        this(shared, policy, shared.feign.apply(new OneproviderFeign(policy)));
    }

    private OneproviderClient(Shared shared, Policy policy, Feign feign) {
        super(feign, shared.baseUrl);
        this.shared = shared;
        this.policy = policy;
        this.feign = feign;
        this.async = new OneproviderAsyncApis(this, shared.executor);
    }

    /** Returns a builder. {@link Builder#host} or {@link Builder#baseUrl}, and a token, are required. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Creates a client from the environment variables {@code ONEPROVIDER_HOST} (a host, with a port unless it is 443, or
     * a URL) and {@code ONEPROVIDER_API_KEY} (the token).
     *
     * @throws IllegalArgumentException if a variable is missing or invalid
     */
    public static OneproviderClient fromEnvironment() {
        return builder().fromEnvironment().build();
    }

    /**
     * The same operations, returning futures. Cancelling or timing out a future ends its call; a callback of a future
     * may make calls of its own.
     *
     * <p>Each call has a thread of its own, virtual from JDK 21 on, in which a token supplier sees the caller's
     * {@link InheritableThreadLocal}s. Before JDK 21, thousands of calls at a time are thousands of threads of the
     * system: see {@link Builder#executor}.
     */
    public OneproviderAsyncApis async() {
        return async;
    }

    /**
     * An interface of your own, with Feign's annotations and, where it is safe to, {@link SafeToRepeat}: called as those
     * of this client are. Its paths are below the base URL.
     */
    public <T> T target(Class<T> api) {
        return feign.newInstance(new ApiTarget<>(api, shared.baseUrl));
    }

    /**
     * This client with another time limit for a whole call, for example for a single one. It shares the connections, and
     * closing either closes both.
     *
     * @throws IllegalArgumentException if the timeout is not from 1 ms to a day
     */
    public OneproviderClient withCallTimeout(Duration timeout) {
        return new OneproviderClient(shared, policy.withCallTimeout(timeout));
    }

    /**
     * This client with another access token, for example that of another user. It shares the connections, and closing
     * either closes both.
     *
     * @throws IllegalArgumentException if no header can carry the token
     */
    public OneproviderClient withToken(String token) {
        Token.check(token);
        return new OneproviderClient(shared, policy.withToken(() -> token));
    }

    /**
     * Closes all connections. Running calls fail with {@link OneproviderConnectionException}, or with the failure of
     * their last attempt if they wait for a retry. Does nothing the second time. A {@link Builder#client} of one's own
     * stays open.
     */
    @Override
    public void close() {
        policy.closing().countDown();
        shared.close.run();
    }

    @Override
    public String toString() {
        return "OneproviderClient[" + shared.baseUrl + "]";
    }

    /** What a client and those made of it share. */
    private record Shared(String baseUrl, Function<Capability, Feign> feign, Executor executor, Runnable close) {}

    /**
     * Builder of {@link OneproviderClient}. Each method throws {@link IllegalArgumentException} for an invalid value.
     */
    public static final class Builder {
        private @Nullable String baseUrl;
        private @Nullable Supplier<String> token;
        private @Nullable Client client;
        private Duration connectTimeout = Duration.ofSeconds(5);
        private Duration readTimeout = Duration.ofSeconds(30);
        private Duration callTimeout = Policy.CALL_TIMEOUT;
        private int retries = Policy.RETRIES;
        private int maxConnections = 64;
        private boolean allowInsecureHttp;
        private @Nullable SSLContext sslContext;
        private @Nullable HostnameVerifier hostnameVerifier;
        private String userAgent = Policy.ownUserAgent();
        private final List<CallListener> listeners = new ArrayList<>();
        private final List<RequestInterceptor> interceptors = new ArrayList<>();
        private final List<Capability> capabilities = new ArrayList<>();
        private @Nullable Executor executor;
        private Time time = Time.SYSTEM;

        private Builder() {}

        /**
         * Takes host and token from the environment variables {@code ONEPROVIDER_HOST} and {@code ONEPROVIDER_API_KEY};
         * see {@link OneproviderClient#fromEnvironment}.
         */
        public Builder fromEnvironment() {
            return fromEnvironment(System.getenv());
        }

        Builder fromEnvironment(Map<String, String> environment) {
            set("ONEPROVIDER_HOST", environment, this::hostOrUrl);
            set("ONEPROVIDER_API_KEY", environment, this::token);
            return this;
        }

        private static void set(String variable, Map<String, String> environment, Consumer<String> setter) {
            String value = environment.get(variable);
            if (value == null) {
                throw new IllegalArgumentException(variable + ": not set in the environment");
            }
            try {
                setter.accept(value);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(variable + ": " + e.getMessage());
            }
        }

        /** As Onedata's documentation has it: {@code https://krk.example.org}, or only the host. */
        private void hostOrUrl(String value) {
            if (!value.contains("://")) {
                host(value);
                return;
            }
            baseUrl(value);
            if (URI.create(value).getRawPath().replace("/", "").isEmpty()) {
                baseUrl += BASE_PATH;
            }
        }

        /** Host name of the Oneprovider, with a port unless it is 443. The client uses HTTPS. */
        public Builder host(String host) {
            if (requireText("host", host).contains("://")) {
                throw new IllegalArgumentException("host: must be a host name; for a URL, call baseUrl(...)");
            }
            URI uri = parse("host", host, "https://");
            if (!host.equals(uri.getRawAuthority()) || uri.getHost() == null || uri.getRawUserInfo() != null) {
                throw new IllegalArgumentException("host: must be a host name, with a port at most");
            }
            baseUrl = uri + BASE_PATH;
            return this;
        }

        /** Base URL of the API, if not {@code https://HOST}{@value OneproviderApis#BASE_PATH}. */
        public Builder baseUrl(String baseUrl) {
            URI uri = parse("baseUrl", baseUrl, "");
            boolean http = String.valueOf(uri.getScheme()).matches("(?i)https?");
            if (!http || uri.getHost() == null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
                throw new IllegalArgumentException("baseUrl: must be http(s)://HOST[:PORT][/PATH]");
            }
            if (uri.getRawUserInfo() != null) {
                throw new IllegalArgumentException("baseUrl: must not carry a user name or a password");
            }
            this.baseUrl = uri.toASCIIString().replaceFirst("/+$", "").replaceFirst("^(?i:http)", "http");
            return this;
        }

        /** Access token, sent only in a header of each request. */
        public Builder token(String token) {
            Token.check(token);
            this.token = () -> token;
            return this;
        }

        /**
         * Supplier of the access token, called before each request in the thread of the call. What it throws, the call
         * throws, unless it is a retry: then the call throws what led to it.
         */
        public Builder token(Supplier<String> token) {
            this.token = require("token", token);
            return this;
        }

        /**
         * Time limit for opening a connection, including TLS and all addresses of the host, without the DNS look-up.
         * Default: 5 seconds.
         */
        public Builder connectTimeout(Duration timeout) {
            connectTimeout = Policy.requireTimeout("connectTimeout", timeout);
            return this;
        }

        /** Time limit for each wait for data from the server. Default: 30 seconds. */
        public Builder readTimeout(Duration timeout) {
            readTimeout = Policy.requireTimeout("readTimeout", timeout);
            return this;
        }

        /** Time limit for a whole call, including the DNS look-up and retries. Default: 60 seconds. */
        public Builder callTimeout(Duration timeout) {
            callTimeout = Policy.requireTimeout("callTimeout", timeout);
            return this;
        }

        /**
         * Maximum number of retries of a failed request; 0 disables them. Default: 2.
         *
         * <p>A request is retried if it cannot have been processed: the server was not reached, or responded 429.
         * Operations that the contract marks as repeatable are also retried after a broken connection, a timeout, or a
         * 502, 503 or 504. Delays grow from 0.2 seconds, or follow {@code Retry-After}, within the call timeout.
         */
        public Builder retries(int retries) {
            this.retries = Policy.requireRetries(retries);
            return this;
        }

        /** Maximum number of open connections; further calls wait for a free one. Default: 64. */
        public Builder maxConnections(int maxConnections) {
            if (maxConnections < 1) {
                throw new IllegalArgumentException("maxConnections: must be positive: " + maxConnections);
            }
            this.maxConnections = maxConnections;
            return this;
        }

        /**
         * HTTP client to use in place of Apache HttpClient 5, such as feign-okhttp's. It gets the timeouts with each
         * request; {@link #sslContext}, {@link #hostnameVerifier} and {@link #maxConnections} are its own affair. What
         * else depends on it, such as whether an interrupt ends a call, the README of the client says.
         */
        public Builder client(Client client) {
            this.client = require("client", client);
            return this;
        }

        /**
         * Interceptor of each call, for example to send a {@code traceparent}. Retries send the same request again,
         * without calling it. It does not see the token.
         */
        public Builder requestInterceptor(RequestInterceptor interceptor) {
            interceptors.add(require("requestInterceptor", interceptor));
            return this;
        }

        /** Capability of Feign's, such as feign-micrometer's; it sees each call once, with all retries. */
        public Builder capability(Capability capability) {
            capabilities.add(require("capability", capability));
            return this;
        }

        /**
         * Executor of {@link OneproviderClient#async()}, for example a pool to bound the number of threads. Default: a
         * thread for each call, virtual from JDK 21 on. The time that a call waits in its queue is part of the call
         * timeout. In a pool, {@link InheritableThreadLocal}s are those of whoever called first.
         */
        public Builder executor(Executor executor) {
            this.executor = require("executor", executor);
            return this;
        }

        /** Allows sending the token over plain HTTP to other machines. */
        public Builder allowInsecureHttp() {
            allowInsecureHttp = true;
            return this;
        }

        /**
         * TLS configuration in place of the JVM's default, for example to trust a private CA. Host names are still
         * verified, see {@link #hostnameVerifier}.
         */
        public Builder sslContext(SSLContext sslContext) {
            this.sslContext = require("sslContext", sslContext);
            return this;
        }

        /** Check of the server's host name against its certificate, in place of that of RFC 2818. */
        public Builder hostnameVerifier(HostnameVerifier hostnameVerifier) {
            this.hostnameVerifier = require("hostnameVerifier", hostnameVerifier);
            return this;
        }

        /** Name of the application, such as {@code my-app/1.2}, to precede this client in the User-Agent header. */
        public Builder userAgent(String userAgent) {
            if (!requireText("userAgent", userAgent).chars().allMatch(c -> c >= ' ' && c <= '~')) {
                throw new IllegalArgumentException("userAgent: must be printable ASCII");
            }
            this.userAgent = userAgent.strip() + " " + Policy.ownUserAgent();
            return this;
        }

        /** Adds a listener called after each request and each call, for metrics and tracing. */
        public Builder listener(CallListener listener) {
            listeners.add(require("listener", listener));
            return this;
        }

        Builder time(Time time) {
            this.time = time;
            return this;
        }

        /**
         * Creates the client.
         *
         * @throws IllegalArgumentException if something is missing, a library among it: then the message names the jar
         */
        public OneproviderClient build() {
            if (baseUrl == null) {
                throw new IllegalArgumentException("host: missing; call host(...) or baseUrl(...)");
            }
            if (token == null) {
                throw new IllegalArgumentException("token: missing; call token(...)");
            }
            URI uri = URI.create(baseUrl);
            if (uri.getScheme().equals("http") && !allowInsecureHttp && !isLoopback(uri.getHost())) {
                throw new IllegalArgumentException(
                        "baseUrl: would send the token over plain http; use https, or call allowInsecureHttp()");
            }
            try {
                return create(uri, token);
            } catch (LinkageError e) {
                throw new IllegalArgumentException(Libraries.explain(e), e);
            }
        }

        private OneproviderClient create(URI uri, Supplier<String> token) {
            Libraries.check();
            Client http = client;
            Runnable close = () -> {};
            if (http == null) {
                ApacheTransport transport =
                        new ApacheTransport(uri, connectTimeout, maxConnections, sslContext, hostnameVerifier);
                http = transport;
                close = transport::close;
            }
            Shared shared = new Shared(
                    uri.toString(), feign(http), executor == null ? AsyncHandler.threads() : executor, close);
            CountDownLatch closing = new CountDownLatch(1);
            return new OneproviderClient(
                    shared, new Policy(token, userAgent, callTimeout, retries, List.copyOf(listeners), time, closing));
        }

        /** What assembles a client with our capability, which comes before those of others. */
        private Function<Capability, Feign> feign(Client http) {
            Request.Options options = options(connectTimeout, readTimeout);
            List<RequestInterceptor> interceptors = List.copyOf(this.interceptors);
            List<Capability> others = List.copyOf(capabilities);
            return ours -> {
                Feign.Builder feign = Feign.builder()
                        .client(http)
                        .options(options)
                        .requestInterceptors(interceptors)
                        .addCapability(ours);
                others.forEach(feign::addCapability);
                return feign.build();
            };
        }

        private static Request.Options options(Duration connectTimeout, Duration readTimeout) {
            return new Request.Options(connectTimeout, readTimeout, false) {
                @Override
                public Request.Options getMethodOptions(String methodName) {
                    return this; // Nobody can set others. Feign would look for them by a text made of the thread.
                }
            };
        }

        private static <T> T require(String name, @Nullable T value) {
            if (value == null) {
                throw new IllegalArgumentException(name + ": must not be null");
            }
            return value;
        }

        private static String requireText(String name, @Nullable String value) {
            if (value == null || value.isBlank()) {
                throw new IllegalArgumentException(name + ": must not be null, empty or blank");
            }
            return value;
        }

        private static URI parse(String name, @Nullable String value, String scheme) {
            try {
                URI uri = new URI(scheme + requireText(name, value));
                String authority = uri.getRawAuthority();
                if (uri.getPort() == 0 || uri.getPort() > 65_535 || authority != null && authority.endsWith(":")) {
                    throw new IllegalArgumentException(name + ": the port must be from 1 to 65535");
                }
                return uri;
            } catch (URISyntaxException e) {
                // Without the cause, whose message repeats the text, a password in it included.
                throw new IllegalArgumentException(name + ": not a URL: " + e.getReason());
            }
        }

        /** Whether a host is this machine, told without asking the DNS. */
        private static boolean isLoopback(String host) {
            if (host.equalsIgnoreCase("localhost") || host.matches("127(\\.\\d{1,3}){3}")) {
                return true;
            }
            try {
                return host.startsWith("[") && InetAddress.getByName(host).isLoopbackAddress();
            } catch (UnknownHostException e) {
                return false;
            }
        }
    }
}
