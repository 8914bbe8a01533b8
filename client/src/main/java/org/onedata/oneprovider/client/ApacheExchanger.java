package org.onedata.oneprovider.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ProxySelector;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.DefaultHttpClientConnectionOperator;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.routing.SystemDefaultRoutePlanner;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
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

/** Apache HttpClient 5 in the caller's thread, with all automatic features turned off. */
final class ApacheExchanger implements Exchanger {
    private final HttpHost host;
    private final String origin;
    private final CloseableHttpClient http;
    private final Watchdog watchdog = new Watchdog();
    private final Resolver resolver = new Resolver();
    private volatile boolean closed;

    ApacheExchanger(Settings settings) {
        host = HttpHost.create(settings.baseUrl());
        origin = host.toURI();
        HttpRoute route = route(host);
        http = HttpClients.custom()
                .setConnectionManager(connections(settings, resolver))
                .setRoutePlanner((target, context) -> route)
                .setRequestExecutor(new SendingExecutor())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(Timeout.INFINITE) // The watchdog limits the silence.
                        .setConnectionRequestTimeout(Timeout.ofDays(1)) // The watchdog ends the wait for a connection.
                        .setProtocolUpgradeEnabled(false)
                        .setAuthenticationEnabled(false)
                        .build())
                .setUserAgent(settings.userAgent())
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableContentCompression()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableConnectionState()
                .build();
    }

    private static PoolingHttpClientConnectionManager connections(Settings settings, Resolver resolver) {
        Timeout connectTimeout = Timeout.of(settings.connectTimeout());
        TlsSocketStrategy tls = settings.sslContext() == null
                ? DefaultClientTlsStrategy.createDefault()
                : new DefaultClientTlsStrategy(settings.sslContext());
        PoolingHttpClientConnectionManager connections = new PoolingHttpClientConnectionManager(
                new DefaultHttpClientConnectionOperator(
                        ApacheConnection::createSocket, null, resolver, scheme -> scheme.equals("https") ? tls : null),
                PoolConcurrencyPolicy.LAX,
                PoolReusePolicy.LIFO,
                TimeValue.NEG_ONE_MILLISECOND,
                ignored -> ApacheConnection.create(settings.readTimeout()));
        connections.setMaxTotal(settings.maxConnections());
        connections.setDefaultMaxPerRoute(settings.maxConnections());
        connections.setDefaultConnectionConfig(ConnectionConfig.custom()
                .setConnectTimeout(connectTimeout)
                .setSocketTimeout(connectTimeout)
                .setValidateAfterInactivity(TimeValue.ZERO_MILLISECONDS) // Before each use.
                .build());
        connections.setDefaultTlsConfig(
                TlsConfig.custom().setHandshakeTimeout(connectTimeout).build());
        return connections;
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
    public RawResponse exchange(Attempt attempt) throws IOException {
        HttpUriRequestBase request = toHttp(attempt);
        Watchdog.Watch watch = watchdog.watch(attempt.deadline, request::cancel);
        try {
            resolver.attempt.set(attempt);
            return read(http.executeOpen(host, request, new AttemptContext(attempt, watch)), attempt);
        } catch (IOException | IllegalStateException e) { // The latter if the pool was closed meanwhile.
            throw explain(e, attempt);
        } finally {
            // Closes the connection, unless the answer was read to its end, with which the connection was given back.
            request.cancel();
            resolver.attempt.remove();
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

    private HttpUriRequestBase toHttp(Attempt attempt) {
        HttpUriRequestBase request =
                new HttpUriRequestBase(attempt.request.method(), URI.create(origin + attempt.request.path()));
        attempt.request.headers().forEach(request::addHeader);
        request.addHeader(new BasicHeader(OneproviderApis.TOKEN_HEADER, attempt.token, true));
        if (attempt.request.body().length > 0) {
            request.setEntity(new ByteArrayEntity(attempt.request.body(), null));
        }
        return request;
    }

    private static RawResponse read(ClassicHttpResponse response, Attempt attempt) throws IOException {
        int status = response.getCode();
        HttpEntity entity = response.getEntity();
        if (entity == null) {
            return new RawResponse(status, name -> value(response, name), RawResponse.NO_BODY, false);
        }
        InputStream body = entity.getContent();
        return RawResponse.read(status, name -> value(response, name), body, attempt.bodyLimit(status));
    }

    private static @Nullable String value(ClassicHttpResponse response, String name) {
        Header header = response.getFirstHeader(name);
        return header == null ? null : header.getValue();
    }

    /**
     * Why the exchange failed, as an exception of the JDK, since one of this library might be unknown where it is read.
     */
    private IOException explain(Exception e, Attempt attempt) {
        IOException explained;
        if (closed) {
            explained = new IOException("the client was closed");
        } else if (Thread.currentThread().isInterrupted()) {
            explained = new InterruptedIOException("interrupted");
        } else if (attempt.remaining() <= 0) {
            explained = new SocketTimeoutException("no answer within the call timeout");
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

    /** Look-ups that last no longer than the attempt that the calling thread is at: no context comes this way. */
    private static final class Resolver extends SystemDefaultDnsResolver {
        final ThreadLocal<Attempt> attempt = new ThreadLocal<>();
        final HostLookup lookup = new HostLookup();

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            if (HostLookup.isAddress(host)) {
                return super.resolve(host);
            }
            try {
                return lookup.await(host, attempt.get());
            } catch (UnknownHostException e) {
                throw e;
            } catch (IOException e) {
                throw new UnknownHostException(e.getMessage());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new UnknownHostException("interrupted");
            }
        }
    }

    private static final class AttemptContext extends HttpClientContext {
        final Attempt attempt;
        final Watchdog.Watch watch;

        AttemptContext(Attempt attempt, Watchdog.Watch watch) {
            this.attempt = attempt;
            this.watch = watch;
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
            ((ApacheConnection) connection).watch(exchange.watch);
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
