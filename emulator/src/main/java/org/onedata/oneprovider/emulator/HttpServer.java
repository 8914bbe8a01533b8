package org.onedata.oneprovider.emulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.http.UriCompliance.Violation;
import org.eclipse.jetty.server.CustomRequestLog;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.server.handler.SizeLimitHandler;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;

/** Jetty, configured to accept what the real service accepts. */
final class HttpServer {
    /** Size limit of a request head: the documented 1 MiB for a token, and room for the other headers. */
    private static final int HEAD_LIMIT = (1 << 20) + (64 << 10);

    /** Size limit of a request body. Bodies are ignored, so a large one is of no use. */
    private static final int BODY_LIMIT = 1 << 20;

    /** Milliseconds that running requests have to finish when the server stops. */
    private static final long STOP_TIMEOUT = 2000;

    /** URI violations to allow: encoded slashes, dots and percent signs are ordinary characters of an id. */
    private static final Set<Violation> IN_AN_ID = EnumSet.of(
            Violation.AMBIGUOUS_PATH_SEGMENT,
            Violation.AMBIGUOUS_PATH_SEPARATOR,
            Violation.AMBIGUOUS_PATH_ENCODING,
            Violation.AMBIGUOUS_PATH_PARAMETER,
            Violation.AMBIGUOUS_EMPTY_SEGMENT,
            Violation.SUSPICIOUS_PATH_CHARACTERS);

    private final Server server;
    private final ServerConnector connector;
    private final GracefulHandler running;

    /** @throws UncheckedIOException if the port is taken */
    HttpServer(
            String host,
            int port,
            @Nullable Tls tls,
            Handler handler,
            ErrorHandler errors,
            @Nullable PageLog pageLog,
            @Nullable Consumer<String> accessLog) {
        QueuedThreadPool threads = new QueuedThreadPool();
        threads.setName("oneprovider-emulator");
        threads.setDaemon(true);
        server = new Server(threads);
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(HEAD_LIMIT);
        http.setUriCompliance(UriCompliance.RFC3986.with("oneprovider", IN_AN_ID.toArray(Violation[]::new)));
        connector = connector(server, http, tls);
        connector.setHost(host);
        connector.setPort(port);
        connector.setAcceptQueueSize(1024);
        server.addConnector(connector);
        server.setErrorHandler(errors);
        running = new GracefulHandler(limited(handler));
        server.setHandler(running);
        List<RequestLog> logs = new ArrayList<>();
        if (pageLog != null) {
            logs.add(pageLog);
        }
        if (accessLog != null) {
            CustomRequestLog log = new CustomRequestLog(accessLog::accept, "%{client}a %m %U %s %{ms}T ms");
            log.setFilter((request, response) -> !Page.isPoll(request));
            logs.add(log);
        }
        if (!logs.isEmpty()) {
            server.setRequestLog(new RequestLog.Collection(logs.toArray(RequestLog[]::new)));
        }
        try {
            server.start();
        } catch (IOException e) {
            stop();
            throw new UncheckedIOException(e);
        } catch (Exception e) {
            stop();
            throw new IllegalStateException("Jetty failed to start", e);
        }
    }

    private static ServerConnector connector(Server server, HttpConfiguration http, @Nullable Tls tls) {
        HttpConnectionFactory connections = new HttpConnectionFactory(http);
        if (tls == null) {
            return new ServerConnector(server, connections);
        }
        // No SNI host check: clients reach the emulator by many names.
        http.addCustomizer(new SecureRequestCustomizer(false));
        SslContextFactory.Server ssl = new SslContextFactory.Server();
        ssl.setSslContext(tls.serverContext());
        return new ServerConnector(server, ssl, connections);
    }

    private static Handler limited(Handler handler) {
        SizeLimitHandler limit = new SizeLimitHandler(BODY_LIMIT, -1);
        limit.setHandler(handler);
        return limit;
    }

    int port() {
        return connector.getLocalPort();
    }

    /**
     * Waits for running requests to finish, then stops. Does nothing the second time. Jetty's own way of stopping also
     * waits for connections that clients keep, without a request.
     */
    void stop() {
        try {
            if (server.isStarted()) {
                running.shutdown().get(STOP_TIMEOUT, TimeUnit.MILLISECONDS);
            }
        } catch (TimeoutException | ExecutionException e) {
            // Stopped nevertheless: some request did not finish in time.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("Jetty failed to stop", e);
        }
    }
}
