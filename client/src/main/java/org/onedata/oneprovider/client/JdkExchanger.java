package org.onedata.oneprovider.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
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
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/** The JDK's client, with the limits that it lacks: a silence in the middle of an answer, the size of it, the connections. */
final class JdkExchanger implements Exchanger {
    /** Null once closed: before JDK 21 the only way to end a client is to let it be collected. */
    private volatile @Nullable HttpClient http;

    private final String origin;
    private final Duration readTimeout;
    private final String userAgent;
    private final Semaphore connections;
    private final Set<CompletableFuture<?>> underWay = ConcurrentHashMap.newKeySet();

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
    }

    @Override
    public Answer exchange(Attempt attempt) throws IOException {
        HttpRequest request = toHttp(attempt);
        try {
            if (!connections.tryAcquire(attempt.remaining(), TimeUnit.NANOSECONDS)) {
                throw new SocketTimeoutException("no connection was free within the call timeout");
            }
            try {
                return exchange(request, attempt);
            } finally {
                connections.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }

    private Answer exchange(HttpRequest request, Attempt attempt) throws IOException, InterruptedException {
        HttpClient open = http;
        if (open == null) {
            throw new IOException("the client was closed");
        }
        Reception reception = new Reception(attempt);
        CompletableFuture<?> exchange = open.sendAsync(request, reception);
        underWay.add(exchange);
        try {
            if (http == null) {
                throw new CancellationException();
            }
            await(exchange, reception, attempt);
            return reception.answer(false);
        } catch (IOException | InterruptedException e) {
            if (reception.info != null) {
                Answer answer = reception.answer(true);
                if (e instanceof InterruptedException) {
                    Thread.currentThread().interrupt();
                }
                return answer;
            }
            if (!isBeforeSending(e)) {
                attempt.sending();
            }
            throw e;
        } catch (CancellationException e) {
            attempt.sending();
            throw new IOException("the client was closed");
        } finally {
            underWay.remove(exchange);
            exchange.cancel(true);
        }
    }

    /** Waits until the exchange is complete, the deadline has passed, or nothing has come for the time of a read timeout. */
    private void await(CompletableFuture<?> exchange, Reception reception, Attempt attempt)
            throws IOException, InterruptedException {
        while (true) {
            long silence = readTimeout.toNanos() - (System.nanoTime() - reception.lastProgress);
            long remaining = attempt.remaining();
            try {
                exchange.get(Math.min(silence, remaining), TimeUnit.NANOSECONDS);
                return;
            } catch (TimeoutException e) {
                if (attempt.remaining() <= 0) {
                    throw new SocketTimeoutException("no answer within the call timeout");
                }
                if (System.nanoTime() - reception.lastProgress >= readTimeout.toNanos()) {
                    throw new SocketTimeoutException("Read timed out");
                }
            } catch (ExecutionException e) {
                throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
            }
        }
    }

    /** Whether the exchange failed while connecting; any other failure may have come after the request went out. */
    private static boolean isBeforeSending(Exception e) {
        return e instanceof ConnectException
                || e instanceof HttpConnectTimeoutException
                || e instanceof SSLHandshakeException;
    }

    @Override
    public void close() {
        HttpClient open = http;
        http = null;
        underWay.forEach(exchange -> exchange.cancel(true));
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
                .method(attempt.request.method(), publisher);
        attempt.request.headers().forEach(request::header);
        return request.header("User-Agent", userAgent)
                .header(OneproviderApis.TOKEN_HEADER, attempt.token)
                .build();
    }

    /** What has come of an answer: its head, its body up to the limit, and when the last of it came. */
    private static final class Reception implements BodyHandler<Reception>, BodySubscriber<Reception> {
        private final Attempt attempt;
        private final CompletableFuture<Reception> complete = new CompletableFuture<>();
        private final ByteArrayOutputStream body = new ByteArrayOutputStream(0);
        private volatile long lastProgress = System.nanoTime();
        private volatile @Nullable ResponseInfo info;
        private volatile boolean cut;
        private int limit;
        private @Nullable Subscription subscription;

        Reception(Attempt attempt) {
            this.attempt = attempt;
        }

        Answer answer(boolean brokeOff) {
            ResponseInfo head = info;
            synchronized (body) {
                return new Answer(
                        head.statusCode(),
                        name -> head.headers().firstValue(name).orElse(null),
                        body.toByteArray(),
                        cut || brokeOff);
            }
        }

        @Override
        public BodySubscriber<Reception> apply(ResponseInfo head) {
            lastProgress = System.nanoTime();
            limit = attempt.bodyLimit(head.statusCode());
            info = head;
            return this;
        }

        @Override
        public CompletionStage<Reception> getBody() {
            return complete;
        }

        @Override
        public void onSubscribe(Subscription subscription) {
            this.subscription = subscription;
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
