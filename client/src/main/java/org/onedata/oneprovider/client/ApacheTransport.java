package org.onedata.oneprovider.client;

import feign.Client;
import feign.Request;
import feign.Response;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.DefaultHttpClientConnectionOperator;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.routing.SystemDefaultRoutePlanner;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.Method;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.pool.PoolReusePolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Apache HttpClient 5 in the caller's thread, with all automatic features turned off: it sends each request exactly once.
 *
 * <p>Once the status is known, a broken body does not fail the exchange: it is cut off.
 */
final class ApacheTransport implements Client, AutoCloseable {
    /** Also how long a connection that the server has closed may go unnoticed. */
    private static final TimeValue IDLE = TimeValue.ofSeconds(5);

    private final HttpHost host;
    private final CloseableHttpClient http;
    private final Watchdog watchdog;
    private final Resolver resolver;
    private volatile boolean closed;

    ApacheTransport(
            URI baseUrl,
            Duration connectTimeout,
            int maxConnections,
            @Nullable SSLContext sslContext,
            @Nullable HostnameVerifier hostnameVerifier) {
        host = HttpHost.create(baseUrl);
        resolver = new Resolver(connectTimeout);
        HttpRoute route = route(host);
        PoolingHttpClientConnectionManager connections =
                connections(connectTimeout, maxConnections, tls(sslContext, hostnameVerifier), resolver);
        watchdog = new Watchdog(() -> connections.closeIdle(IDLE));
        HttpClientBuilder http = HttpClients.custom()
                .setConnectionManager(connections)
                .setRoutePlanner((target, context) -> route)
                .setRequestExecutor(new SendingExecutor())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(Timeout.ofDays(1)) // The watchdog ends the wait for a connection.
                        .setProtocolUpgradeEnabled(false)
                        .setAuthenticationEnabled(false)
                        .build())
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableContentCompression()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableConnectionState();
        if (route.getProxyHost() == null || route.isTunnelled()) {
            // To us, it gives back the connection, and parses the path, for which it allocates more than all the rest.
            http.replaceExecInterceptor(ChainElement.PROTOCOL.name(), (request, scope, chain) -> {
                ClassicHttpResponse response = chain.proceed(request, scope);
                ((AttemptContext) scope.clientContext).giveBack = scope.execRuntime::releaseEndpoint;
                return response;
            });
        }
        this.http = http.build();
    }

    private static PoolingHttpClientConnectionManager connections(
            Duration connectTimeout, int maxConnections, TlsSocketStrategy tls, Resolver resolver) {
        Timeout timeout = Timeout.of(connectTimeout);
        PoolingHttpClientConnectionManager connections = new PoolingHttpClientConnectionManager(
                new DefaultHttpClientConnectionOperator(
                        ignored -> resolver.socket(), null, resolver, scheme -> scheme.equals("https") ? tls : null),
                PoolConcurrencyPolicy.LAX,
                PoolReusePolicy.LIFO,
                TimeValue.NEG_ONE_MILLISECOND,
                ignored -> ApacheConnection.create());
        connections.setMaxTotal(maxConnections);
        connections.setDefaultMaxPerRoute(maxConnections);
        connections.setDefaultConnectionConfig(ConnectionConfig.custom()
                .setConnectTimeout(timeout)
                .setSocketTimeout(timeout)
                .setValidateAfterInactivity(TimeValue.ZERO_MILLISECONDS) // Before each use.
                .build());
        connections.setDefaultTlsConfig(
                TlsConfig.custom().setHandshakeTimeout(timeout).build());
        return connections;
    }

    private static TlsSocketStrategy tls(@Nullable SSLContext sslContext, @Nullable HostnameVerifier verifier) {
        SSLContext context = sslContext == null ? defaultContext() : sslContext;
        return verifier == null
                ? new DefaultClientTlsStrategy(context)
                : new DefaultClientTlsStrategy(context, HostnameVerificationPolicy.CLIENT, verifier);
    }

    /** That of the JVM, which its system properties and {@link SSLContext#setDefault} determine. */
    private static SSLContext defaultContext() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalArgumentException("sslContext: the JVM's default cannot be used: " + e.getMessage(), e);
        }
    }

    /** The only route there is, planned once. */
    private static HttpRoute route(HttpHost host) {
        try {
            return new SystemDefaultRoutePlanner(ProxySelector.getDefault())
                    .determineRoute(host, null, HttpClientContext.create());
        } catch (HttpException e) {
            throw new IllegalArgumentException("baseUrl: no way to " + host + ": " + e.getMessage());
        }
    }

    @Override
    public Response execute(Request request, Request.Options options) throws IOException {
        if (!(options instanceof Attempt attempt)) {
            throw new IllegalArgumentException("options: only Calls use this transport");
        }
        attempt.tellsWhenSending();
        HttpUriRequestBase http = toHttp(request);
        Watchdog.Watch watch = watchdog.watch(attempt.deadline, http::cancel);
        AttemptContext context = new AttemptContext(attempt, watch);
        try {
            resolver.context.set(context);
            return read(request, this.http.executeOpen(host, http, context), context);
        } catch (IOException | RuntimeException e) { // The latter if the pool was closed, or the status is 0.
            throw explain(e, context);
        } finally {
            // Closes the connection, unless the answer was read to its end, with which the connection was given back.
            http.cancel();
            resolver.context.remove();
            watchdog.end(watch);
        }
    }

    @Override
    public void close() {
        closed = true;
        resolver.lookup.close();
        watchdog.close();
        http.close(CloseMode.IMMEDIATE);
    }

    private static HttpUriRequestBase toHttp(Request request) {
        HttpUriRequestBase http = new HttpUriRequestBase(request.httpMethod().name(), URI.create(request.url()));
        request.headers().forEach((name, values) -> {
            boolean isSensitive = name.equalsIgnoreCase(OneproviderApis.TOKEN_HEADER);
            if (!name.equalsIgnoreCase(HttpHeaders.CONTENT_LENGTH)) { // HttpClient has its own.
                values.forEach(value -> http.addHeader(new BasicHeader(name, value, isSensitive)));
            }
        });
        if (request.body() != null && request.body().length > 0) {
            http.setEntity(new ByteArrayEntity(request.body(), null));
        }
        return http;
    }

    private static Response read(Request request, ClassicHttpResponse response, AttemptContext context)
            throws IOException {
        int status = response.getCode();
        HttpEntity entity = response.getEntity();
        Map<String, Collection<String>> headers = new HashMap<>();
        for (Header header : response.getHeaders()) {
            headers.computeIfAbsent(header.getName(), name -> new ArrayList<>(1))
                    .add(header.getValue() == null ? "" : header.getValue());
        }
        Answer answer = entity == null
                ? new Answer(Answer.NO_BODY, false)
                : Answer.read(entity.getContent(), context.attempt.bodyLimit(status), context.attempt.deadline);
        if (!answer.cut) {
            context.giveBack.run();
        }
        return Response.builder()
                .status(status)
                .reason(response.getReasonPhrase())
                .headers(headers)
                .request(request)
                .body(answer)
                .build();
    }

    /**
     * Why the exchange failed, as an exception of the JDK, since one of this library might be unknown where it is read.
     */
    private IOException explain(Exception e, AttemptContext context) {
        IOException explained;
        if (closed) {
            explained = new IOException("the client was closed");
        } else if (Thread.currentThread().isInterrupted()) {
            explained = new InterruptedIOException("interrupted");
        } else if (context.attempt.remaining() <= 0) {
            explained = new SocketTimeoutException("no answer within the call timeout");
        } else if (context.watch.liftLimit()) { // It was still on, and is so while a connection is made.
            explained = new SocketTimeoutException("Connect timed out");
        } else if (e instanceof IOException io && e.getClass().getName().startsWith("java")) {
            return io;
        } else if (e instanceof SocketTimeoutException) {
            explained = new SocketTimeoutException(e.getMessage());
        } else if (e instanceof ConnectException) {
            explained = new ConnectException(e.getMessage());
        } else {
            explained = new IOException(e.getClass().getSimpleName() + ": " + e.getMessage());
        }
        explained.setStackTrace(e.getStackTrace());
        return explained;
    }

    /**
     * Look-ups that last no longer than the attempt that the calling thread is at: no context comes this way.
     *
     * <p>What follows, connecting to one address after the other and TLS, is limited as a whole.
     */
    private static final class Resolver extends SystemDefaultDnsResolver {
        final ThreadLocal<AttemptContext> context = new ThreadLocal<>();
        final HostLookup lookup = new HostLookup();
        private final long connectNanos;

        Resolver(Duration connectTimeout) {
            connectNanos = connectTimeout.toNanos();
        }

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            AttemptContext connecting = context.get();
            boolean isAddress = host.startsWith("[") || host.matches("[0-9.]+");
            try {
                InetAddress[] addresses =
                        isAddress ? super.resolve(host) : lookup.await(host, connecting.attempt.remaining());
                connecting.start(addresses.length, connectNanos);
                return addresses;
            } catch (UnknownHostException e) {
                throw e;
            } catch (IOException e) {
                throw new UnknownHostException(e.getMessage());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new UnknownHostException("interrupted");
            }
        }

        /** A socket for the next address, which has its share of the time that is left. */
        Socket socket() {
            AttemptContext connecting = context.get();
            if (connecting.addresses == 0) { // That of a proxy may come resolved.
                connecting.start(1, connectNanos);
            }
            return new Socket() {
                @Override
                public void connect(SocketAddress address, int timeout) throws IOException {
                    super.connect(address, connecting.shareMillis());
                }
            };
        }
    }

    /** An attempt, and the time that it has for connecting. */
    private static final class AttemptContext extends HttpClientContext {
        final Attempt attempt;
        final Watchdog.Watch watch;
        Runnable giveBack = () -> {};
        private int addresses;
        private long connectDeadline;

        AttemptContext(Attempt attempt, Watchdog.Watch watch) {
            this.attempt = attempt;
            this.watch = watch;
        }

        void start(int addresses, long nanos) {
            this.addresses = addresses;
            connectDeadline = System.nanoTime() + nanos;
            watch.limit(nanos);
        }

        int shareMillis() {
            long nanos = (connectDeadline - System.nanoTime()) / addresses--;
            return (int) Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanos));
        }
    }

    /** Notes in the attempt that the request is sent, once there is a connection, including TLS. */
    private static final class SendingExecutor extends HttpRequestExecutor {
        @Override
        public ClassicHttpResponse execute(
                ClassicHttpRequest request,
                HttpClientConnection connection,
                HttpResponseInformationCallback callback,
                HttpContext context)
                throws IOException, HttpException {
            AttemptContext exchange = (AttemptContext) context;
            exchange.watch.liftLimit();
            connection.setSocketTimeout(Timeout.ofMilliseconds(exchange.attempt.readTimeoutMillis()));
            boolean isTunnel = Method.CONNECT.isSame(request.getMethod()); // It goes to a proxy, not to the server.
            if (!isTunnel) {
                exchange.attempt.sending();
            }
            ClassicHttpResponse response = super.execute(request, connection, callback, context);
            if (isTunnel && response.getCode() != HttpStatus.SC_OK) {
                throw new IOException("the proxy refused the tunnel: " + response.getCode());
            }
            return response;
        }
    }
}
