package org.onedata.oneprovider.client;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;
import java.util.function.Supplier;
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
    private final Calls calls;
    private final ExecutorService executor;
    private final OneproviderAsyncApis async;

    private OneproviderClient(Calls calls, ExecutorService executor) {
        super(calls);
        this.calls = calls;
        this.executor = executor;
        this.async = new OneproviderAsyncApis(this, executor);
    }

    /** Returns a builder. {@link Builder#host} or {@link Builder#baseUrl}, and a token, are required. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Creates a client from the environment variables {@code ONEPROVIDER_HOST} and {@code ONEPROVIDER_API_KEY} (the
     * token).
     *
     * @throws IllegalArgumentException if a variable is missing or invalid
     */
    public static OneproviderClient fromEnvironment() {
        return fromEnvironment(System.getenv());
    }

    static OneproviderClient fromEnvironment(Map<String, String> environment) {
        Builder builder = builder();
        set("ONEPROVIDER_HOST", environment, builder::host);
        set("ONEPROVIDER_API_KEY", environment, builder::token);
        return builder.build();
    }

    private static void set(String variable, Map<String, String> environment, Function<String, Builder> setter) {
        String value = environment.get(variable);
        if (value == null) {
            throw new IllegalArgumentException(variable + ": not set in the environment");
        }
        try {
            setter.apply(value);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(variable + ": " + e.getMessage());
        }
    }

    /**
     * The same operations, returning futures. Cancelling or timing out a future ends its call.
     *
     * <p>Calls run on virtual threads from JDK 21 on, otherwise on up to {@link Builder#maxConnections} threads.
     */
    public OneproviderAsyncApis async() {
        return async;
    }

    /**
     * Closes all connections. Running calls fail with {@link OneproviderConnectionException}, or with the failure of
     * their last attempt if they wait for a retry. Does nothing the second time.
     */
    @Override
    public void close() {
        calls.close();
        executor.shutdown();
    }

    @Override
    public String toString() {
        return "OneproviderClient[" + calls.baseUrl() + "]";
    }

    /**
     * Builder of {@link OneproviderClient}. Each method throws {@link IllegalArgumentException} for an invalid value.
     */
    public static final class Builder {
        private static final Duration LONGEST_TIMEOUT = Duration.ofDays(1);
        private static final int MOST_RETRIES = 10;

        private @Nullable String baseUrl;
        private @Nullable Supplier<String> token;
        private Function<Settings, Exchanger> transport = Transport.APACHE::open;
        private Duration connectTimeout = Duration.ofSeconds(5);
        private Duration readTimeout = Duration.ofSeconds(30);
        private Duration callTimeout = Duration.ofSeconds(60);
        private int retries = 2;
        private int maxConnections = 64;
        private boolean allowInsecureHttp;
        private @Nullable SSLContext sslContext;
        private String userAgent = "oneprovider-java-client/" + version();
        private CallListener listener = request -> {};
        private Time time = Time.SYSTEM;

        private Builder() {}

        /** Host name of the Oneprovider, with a port unless it is 443. The client uses HTTPS. */
        public Builder host(String host) {
            requireText("host", host);
            URI uri = parse("host", "https://" + host);
            if (!host.equals(uri.getRawAuthority()) || uri.getHost() == null || uri.getRawUserInfo() != null) {
                throw new IllegalArgumentException("host: must be a host name, with a port at most");
            }
            requirePort("host", uri);
            baseUrl = "https://" + host + BASE_PATH;
            return this;
        }

        /** Base URL of the API, if not {@code https://HOST}{@value OneproviderApis#BASE_PATH}. */
        public Builder baseUrl(String baseUrl) {
            requireText("baseUrl", baseUrl);
            URI uri = parse("baseUrl", baseUrl);
            boolean http = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            if (!http || uri.getHost() == null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
                throw new IllegalArgumentException("baseUrl: must be http(s)://HOST[:PORT][/PATH]");
            }
            if (uri.getRawUserInfo() != null) {
                throw new IllegalArgumentException("baseUrl: must not carry a user name or a password");
            }
            requirePort("baseUrl", uri);
            this.baseUrl = baseUrl.replaceFirst("/+$", "");
            return this;
        }

        /** Access token, sent only in a header of each request. */
        public Builder token(String token) {
            Token.check(token);
            this.token = () -> token;
            return this;
        }

        /** Supplier of the access token, called before each request in the thread of the call. */
        public Builder token(Supplier<String> token) {
            this.token = require("token", token);
            return this;
        }

        /** Time limit for opening a connection, without the DNS look-up. Default: 5 seconds. */
        public Builder connectTimeout(Duration timeout) {
            connectTimeout = requireTimeout("connectTimeout", timeout);
            return this;
        }

        /** Time limit for each wait for data from the server. Default: 30 seconds. */
        public Builder readTimeout(Duration timeout) {
            readTimeout = requireTimeout("readTimeout", timeout);
            return this;
        }

        /** Time limit for a whole call, including the DNS look-up and retries. Default: 60 seconds. */
        public Builder callTimeout(Duration timeout) {
            callTimeout = requireTimeout("callTimeout", timeout);
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
            if (retries < 0 || retries > MOST_RETRIES) {
                throw new IllegalArgumentException("retries: must be from 0 to " + MOST_RETRIES + ": " + retries);
            }
            this.retries = retries;
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

        /** HTTP library to use. Default: {@link Transport#APACHE}. */
        public Builder transport(Transport transport) {
            this.transport = require("transport", transport)::open;
            return this;
        }

        /** Allows sending the token over plain HTTP to other machines. */
        public Builder allowInsecureHttp() {
            allowInsecureHttp = true;
            return this;
        }

        /**
         * TLS configuration in place of the JVM's default, for example to trust a private CA. Host names are still
         * verified.
         */
        public Builder sslContext(SSLContext sslContext) {
            this.sslContext = require("sslContext", sslContext);
            return this;
        }

        /** Name of the application, such as {@code my-app/1.2}, to precede this client in the User-Agent header. */
        public Builder userAgent(String userAgent) {
            requireText("userAgent", userAgent);
            if (!userAgent.chars().allMatch(c -> c >= ' ' && c <= '~')) {
                throw new IllegalArgumentException("userAgent: must be printable ASCII");
            }
            this.userAgent = userAgent.strip() + " oneprovider-java-client/" + version();
            return this;
        }

        /** Listener called after each request, for metrics and tracing. There can be only one. */
        public Builder listener(CallListener listener) {
            this.listener = require("listener", listener);
            return this;
        }

        Builder transport(Function<Settings, Exchanger> transport) {
            this.transport = transport;
            return this;
        }

        Builder time(Time time) {
            this.time = time;
            return this;
        }

        public OneproviderClient build() {
            if (baseUrl == null) {
                throw new IllegalArgumentException("host: missing; call host(...) or baseUrl(...)");
            }
            if (token == null) {
                throw new IllegalArgumentException("token: missing; call token(...)");
            }
            URI uri = URI.create(baseUrl);
            if ("http".equalsIgnoreCase(uri.getScheme()) && !allowInsecureHttp && !isLoopback(uri.getHost())) {
                throw new IllegalArgumentException(
                        "baseUrl: would send the token over plain http; use https, or call allowInsecureHttp()");
            }
            Settings settings = new Settings(uri, connectTimeout, readTimeout, maxConnections, sslContext, userAgent);
            Calls calls = new Calls(uri, transport.apply(settings), token, callTimeout, retries, listener, time);
            return new OneproviderClient(calls, AsyncHandler.executor(maxConnections));
        }

        private static <T> T require(String name, @Nullable T value) {
            if (value == null) {
                throw new IllegalArgumentException(name + ": must not be null");
            }
            return value;
        }

        private static void requireText(String name, @Nullable String value) {
            if (value == null || value.isBlank()) {
                throw new IllegalArgumentException(name + ": must not be null, empty or blank");
            }
        }

        private static Duration requireTimeout(String name, @Nullable Duration timeout) {
            if (timeout == null || timeout.toMillis() < 1 || timeout.compareTo(LONGEST_TIMEOUT) > 0) {
                throw new IllegalArgumentException(name + ": must be from 1 ms to " + LONGEST_TIMEOUT + ": " + timeout);
            }
            return timeout;
        }

        private static void requirePort(String name, URI uri) {
            if (uri.getPort() == 0
                    || uri.getPort() > 65_535
                    || uri.getRawAuthority().endsWith(":")) {
                throw new IllegalArgumentException(name + ": the port must be from 1 to 65535");
            }
        }

        private static URI parse(String name, String url) {
            try {
                return new URI(url);
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

        private static String version() {
            String version = OneproviderClient.class.getPackage().getImplementationVersion();
            return version == null ? "development" : version;
        }
    }
}
