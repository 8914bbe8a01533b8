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
 * Client of one Oneprovider; immutable and thread-safe, meant to live as long as the program.
 *
 * <pre>{@code
 * OneproviderClient client = OneproviderClient.builder()
 *         .host("krk.example.org")
 *         .token("MDAxNWxvY2F00aW9")
 *         .build();
 * client.workflowExecutions().pauseWorkflowExecution("11a53ed06d175c89bc3ed5be61f8217cch1890");
 * }</pre>
 *
 * <p>Every operation throws {@link OneproviderException} if it fails, {@link IllegalArgumentException} if an argument is
 * null, empty or blank where the contract wants a part of the path, and {@link IllegalStateException} once the client is closed.
 * Calls may run on virtual threads; one whose thread is interrupted ends soon, with the thread still marked as interrupted.
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

    /** A builder that wants {@link Builder#host} or {@link Builder#baseUrl}, and a token. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * A client for the host in the environment variable {@code ONEPROVIDER_HOST} with the token in {@code ONEPROVIDER_API_KEY}.
     *
     * @throws IllegalArgumentException if one of them is missing or cannot be used
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
     * The same operations without waiting; a future that is cancelled or times out ends the call.
     *
     * <p>They run on virtual threads where there are any, otherwise on as many threads as there may be connections.
     */
    public OneproviderAsyncApis async() {
        return async;
    }

    /**
     * Closes all connections; calls under way fail with {@link OneproviderConnectionException}, or as their last request did if
     * they wait to repeat it. May be called twice.
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

    /** Builder of {@link OneproviderClient}; each method throws {@link IllegalArgumentException} for a value that cannot work. */
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

        /** Host name of the Oneprovider, with a port if it is not 443; the API is reached by https. */
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

        /** Address of the API where it is not {@code https://HOST}{@value OneproviderApis#BASE_PATH}. */
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

        /** Access token, sent with each request in a header and nowhere else. */
        public Builder token(String token) {
            Token.check(token);
            this.token = () -> token;
            return this;
        }

        /** Source of the access token, asked before each request, from the thread of the call. */
        public Builder token(Supplier<String> token) {
            this.token = require("token", token);
            return this;
        }

        /** Longest time to set up a connection once the host's address is known; 5 seconds by default. */
        public Builder connectTimeout(Duration timeout) {
            connectTimeout = requireTimeout("connectTimeout", timeout);
            return this;
        }

        /** Longest silence of the server while it should answer; 30 seconds by default. */
        public Builder readTimeout(Duration timeout) {
            readTimeout = requireTimeout("readTimeout", timeout);
            return this;
        }

        /** Longest time of a whole call, from the look-up of the host to the last repetition; 60 seconds by default. */
        public Builder callTimeout(Duration timeout) {
            callTimeout = requireTimeout("callTimeout", timeout);
            return this;
        }

        /**
         * How many times to repeat a request that failed; 2 by default.
         *
         * <p>Repeated is what cannot have been processed: the server was not reached, or answered 429. Where the contract says that
         * it does no harm, so is what may have been: after a connection that broke or timed out, and after the statuses 502, 503
         * and 504. The pauses grow from 0.2
         * seconds, and are as long as the server demands by {@code Retry-After}, if the call timeout permits.
         */
        public Builder retries(int retries) {
            if (retries < 0 || retries > MOST_RETRIES) {
                throw new IllegalArgumentException("retries: must be from 0 to " + MOST_RETRIES + ": " + retries);
            }
            this.retries = retries;
            return this;
        }

        /** How many connections there may be at a time, 64 by default; calls beyond that wait for one to be free. */
        public Builder maxConnections(int maxConnections) {
            if (maxConnections < 1) {
                throw new IllegalArgumentException("maxConnections: must be positive: " + maxConnections);
            }
            this.maxConnections = maxConnections;
            return this;
        }

        /** HTTP library to use, {@link Transport#APACHE} by default. */
        public Builder transport(Transport transport) {
            this.transport = require("transport", transport)::open;
            return this;
        }

        /** Permits to send the token over plain http to other machines than this one. */
        public Builder allowInsecureHttp() {
            allowInsecureHttp = true;
            return this;
        }

        /** What to trust, in place of the JVM's default, such as a private CA; host names are checked all the same. */
        public Builder sslContext(SSLContext sslContext) {
            this.sslContext = require("sslContext", sslContext);
            return this;
        }

        /** Name of the calling program for the server's log, such as {@code my-app/1.2}, put before the name of this client. */
        public Builder userAgent(String userAgent) {
            requireText("userAgent", userAgent);
            if (!userAgent.chars().allMatch(c -> c >= ' ' && c <= '~')) {
                throw new IllegalArgumentException("userAgent: must be printable ASCII");
            }
            this.userAgent = userAgent.strip() + " oneprovider-java-client/" + version();
            return this;
        }

        /** Observer of the requests sent, for metrics and tracing; one at most. */
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
