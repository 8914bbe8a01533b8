package org.onedata.oneprovider.emulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.Set;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.http.UriCompliance.Violation;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.server.handler.SizeLimitHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Jetty, set up to let through what the service lets through, and nothing more. */
final class HttpServer {
    /** The documented 1 MiB of a token, and room for what else is in a request's head. */
    private static final int HEAD_LIMIT = (1 << 20) + (64 << 10);

    /** Bodies are ignored, so there is no use for a large one. */
    private static final int BODY_LIMIT = 1 << 20;

    /** Encoded slashes, dots and percent signs are part of an id like any other character. */
    private static final Set<Violation> IN_AN_ID = EnumSet.of(
            Violation.AMBIGUOUS_PATH_SEGMENT,
            Violation.AMBIGUOUS_PATH_SEPARATOR,
            Violation.AMBIGUOUS_PATH_ENCODING,
            Violation.AMBIGUOUS_PATH_PARAMETER,
            Violation.AMBIGUOUS_EMPTY_SEGMENT,
            Violation.SUSPICIOUS_PATH_CHARACTERS);

    private final Server server;
    private final ServerConnector connector;

    /** @throws UncheckedIOException if the port is taken */
    HttpServer(String host, int port, Handler handler, ErrorHandler errors) {
        QueuedThreadPool threads = new QueuedThreadPool();
        threads.setName("oneprovider-emulator");
        threads.setDaemon(true);
        server = new Server(threads);
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(HEAD_LIMIT);
        http.setUriCompliance(UriCompliance.RFC3986.with("oneprovider", IN_AN_ID.toArray(Violation[]::new)));
        connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setHost(host);
        connector.setPort(port);
        connector.setAcceptQueueSize(1024);
        server.addConnector(connector);
        server.setErrorHandler(errors);
        server.setHandler(limited(handler));
        try {
            server.start();
        } catch (IOException e) {
            stop();
            throw new UncheckedIOException(e);
        } catch (Exception e) {
            stop();
            throw new IllegalStateException("Jetty does not start", e);
        }
    }

    private static Handler limited(Handler handler) {
        SizeLimitHandler limit = new SizeLimitHandler(BODY_LIMIT, -1);
        limit.setHandler(handler);
        return limit;
    }

    int port() {
        return connector.getLocalPort();
    }

    /** Stops at once, unless it is stopped already. */
    void stop() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("Jetty does not stop", e);
        }
    }
}
