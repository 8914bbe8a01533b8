package org.onedata.oneprovider.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The JDK's client, with the limits that it lacks: a silence in the middle of an answer, the size of it, the
 * connections.
 */
final class JdkExchanger implements Exchanger {
    /** Less than the 30 seconds for which a JVM keeps an address by default. */
    private static final long LOOKUP_NANOS = TimeUnit.SECONDS.toNanos(10);

    /** Null once closed: before JDK 21 the only way to end a client is to let it be collected. */
    private volatile @Nullable HttpClient http;

    private final String origin;
    private final Duration readTimeout;
    private final String userAgent;
    private final Semaphore connections;
    private final Set<Reception> underWay = ConcurrentHashMap.newKeySet();
    private final HostLookup lookup = new HostLookup();
    private final String host;
    private final boolean looksUpHost;
    private volatile long lastLookup = System.nanoTime() - LOOKUP_NANOS;

    JdkExchanger(Settings settings) {
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(settings.connectTimeout());
        if (settings.sslContext() != null) {
            builder.sslContext(settings.sslContext());
        }
        http = builder.build();
        origin = settings.baseUrl().getScheme() + "://" + settings.baseUrl().getRawAuthority();
        readTimeout = settings.readTimeout();
        userAgent = settings.userAgent();
        connections = new Semaphore(settings.maxConnections());
        host = settings.baseUrl().getHost();
        looksUpHost = !HostLookup.isAddress(host) && isDirect(settings.baseUrl());
    }

    /** Whether no proxy stands between, which would look up the host itself. */
    private static boolean isDirect(URI uri) {
        ProxySelector proxies = ProxySelector.getDefault();
        return proxies == null || proxies.select(uri).stream().allMatch(Proxy.NO_PROXY::equals);
    }

    @Override
    public RawResponse exchange(Attempt attempt) throws IOException {
        try {
            if (!connections.tryAcquire(attempt.remaining(), TimeUnit.NANOSECONDS)) {
                throw new SocketTimeoutException("no connection was free within the call timeout");
            }
            try {
                if (looksUpHost) {
                    lookUpHost(attempt);
                }
                return exchange(toHttp(attempt), attempt);
            } finally {
                connections.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }

    /**
     * Has the JVM know the address, which otherwise the JDK's client would wait for, deaf to timeouts and interrupts.
     */
    private void lookUpHost(Attempt attempt) throws IOException, InterruptedException {
        if (System.nanoTime() - lastLookup >= LOOKUP_NANOS) {
            lookup.await(host, attempt);
            lastLookup = System.nanoTime();
        }
    }

    private RawResponse exchange(HttpRequest request, Attempt attempt) throws IOException, InterruptedException {
        Reception reception = new Reception(attempt);
        underWay.add(reception);
        try {
            HttpClient open = http;
            if (open == null) {
                throw new IOException("the client was closed");
            }
            // Not sendAsync, which takes two threads more for each exchange.
            open.send(request, reception);
            return reception.awaitBody(readTimeout);
        } catch (IOException | InterruptedException e) {
            if (reception.hasHead()) {
                if (e instanceof InterruptedException) {
                    Thread.currentThread().interrupt();
                }
                return reception.answer(true);
            }
            throw explain(e, reception);
        } finally {
            underWay.remove(reception);
            reception.end();
        }
    }

    private static IOException explain(Exception e, Reception reception) throws InterruptedException {
        if (e instanceof InterruptedException interrupt) {
            if (reception.isClosed()) {
                return new IOException("the client was closed");
            }
            throw interrupt;
        }
        if (e instanceof HttpTimeoutException && !(e instanceof HttpConnectTimeoutException)) {
            boolean late = reception.attempt.remaining() <= 0;
            return new SocketTimeoutException(late ? "no answer within the call timeout" : "Read timed out");
        }
        return (IOException) e;
    }

    @Override
    public void close() {
        HttpClient open = http;
        http = null;
        lookup.close();
        underWay.forEach(Reception::close);
        if (open instanceof AutoCloseable closeable) {
            try {
                closeable.close();
            } catch (Exception e) {
                throw new IllegalStateException(e); // It declares none.
            }
        }
    }

    private HttpRequest toHttp(Attempt attempt) {
        byte[] body = attempt.request.body();
        BodyPublisher publisher = body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(origin + attempt.request.path()))
                .method(attempt.request.method(), new SentBody(attempt, publisher))
                .timeout(Duration.ofNanos(Math.max(1, Math.min(readTimeout.toNanos(), attempt.remaining()))));
        attempt.request.headers().forEach(request::header);
        return request.header("User-Agent", userAgent)
                .header(OneproviderApis.TOKEN_HEADER, attempt.token)
                .build();
    }

    /**
     * Body that notes when it is sent. The head, which goes first, states its length, and is not made before there is a
     * connection.
     */
    private record SentBody(Attempt attempt, BodyPublisher body) implements BodyPublisher {
        @Override
        public long contentLength() {
            attempt.sending();
            return body.contentLength();
        }

        @Override
        public void subscribe(Subscriber<? super ByteBuffer> subscriber) {
            body.subscribe(subscriber);
        }
    }

    /** What has come of an answer: its head, its body up to the limit, and when the last of it came. */
    private static final class Reception implements BodyHandler<Reception>, BodySubscriber<Reception> {
        private final Attempt attempt;
        private final Thread caller = Thread.currentThread();
        private final CompletableFuture<Reception> complete = new CompletableFuture<>();
        private final ByteArrayOutputStream body = new ByteArrayOutputStream(0);
        private volatile long lastProgress;
        private volatile @Nullable ResponseInfo info;
        private volatile boolean cut;
        private volatile @Nullable Subscription subscription;
        private volatile int limit;
        private boolean closed;
        private boolean ended;

        Reception(Attempt attempt) {
            this.attempt = attempt;
        }

        /**
         * The answer, once it is complete, the deadline has passed, or nothing has come for the time of a read timeout.
         */
        RawResponse awaitBody(Duration readTimeout) {
            boolean brokeOff = false;
            try {
                long wait;
                do {
                    long silence = readTimeout.toNanos() - (System.nanoTime() - lastProgress);
                    wait = Math.min(silence, attempt.remaining());
                } while (!isCompleteWithin(wait) && wait > 0);
                brokeOff = !complete.isDone();
            } catch (InterruptedException e) {
                brokeOff = true;
                Thread.currentThread().interrupt();
            }
            if (brokeOff) {
                cut = true;
                if (subscription != null) {
                    subscription.cancel(); // Closes the connection.
                }
            }
            return answer(brokeOff);
        }

        boolean hasHead() {
            return info != null;
        }

        RawResponse answer(boolean brokeOff) {
            ResponseInfo head = info;
            synchronized (body) {
                return new RawResponse(
                        head.statusCode(),
                        name -> head.headers().firstValue(name).orElse(null),
                        body.toByteArray(),
                        cut || brokeOff);
            }
        }

        private boolean isCompleteWithin(long nanos) throws InterruptedException {
            try {
                complete.get(nanos, TimeUnit.NANOSECONDS);
                return true;
            } catch (TimeoutException e) {
                return false;
            } catch (ExecutionException e) {
                throw new IllegalStateException("It completes normally, if it does.", e);
            }
        }

        /** Ends the exchange of another thread. */
        synchronized void close() {
            if (!ended) {
                closed = true;
                caller.interrupt();
            }
        }

        synchronized boolean isClosed() {
            return closed;
        }

        synchronized void end() {
            ended = true;
            if (closed) {
                Thread.interrupted(); // By close(), for this exchange alone.
            }
        }

        @Override
        public BodySubscriber<Reception> apply(ResponseInfo head) {
            lastProgress = System.nanoTime();
            limit = attempt.bodyLimit(head.statusCode());
            info = head;
            return this;
        }

        /** Complete at once: the caller waits for the body, since nothing else would limit a silence in it. */
        @Override
        public CompletionStage<Reception> getBody() {
            return CompletableFuture.completedStage(this);
        }

        @Override
        public void onSubscribe(Subscription subscription) {
            this.subscription = subscription;
            if (cut) { // Nobody waits any more.
                subscription.cancel();
            }
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(List<ByteBuffer> buffers) {
            lastProgress = System.nanoTime();
            for (ByteBuffer buffer : buffers) {
                byte[] bytes = new byte[Math.min(buffer.remaining(), limit - body.size())];
                cut |= bytes.length < buffer.remaining();
                buffer.get(bytes);
                synchronized (body) {
                    body.writeBytes(bytes);
                }
            }
            if (cut) {
                subscription.cancel(); // Closes the connection.
                complete.complete(this);
            }
        }

        @Override
        public void onError(Throwable e) {
            cut = true;
            complete.complete(this);
        }

        @Override
        public void onComplete() {
            complete.complete(this);
        }
    }
}
