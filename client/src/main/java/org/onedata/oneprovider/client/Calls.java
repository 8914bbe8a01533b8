package org.onedata.oneprovider.client;

import java.io.EOFException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.onedata.oneprovider.client.CallListener.SentRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Executes calls: adds the token, enforces the deadline, and retries as the policy and the contract allow. */
final class Calls implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OneproviderClient.class);
    private static final long FIRST_BACKOFF_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final int MOST_DOUBLINGS = 5;

    private final URI baseUrl;
    private final Exchanger exchanger;
    private final Supplier<String> token;
    private final Duration callTimeout;
    private final int retries;
    private final CallListener listener;
    private final Time time;
    private final CountDownLatch closing = new CountDownLatch(1);

    Calls(
            URI baseUrl,
            Exchanger exchanger,
            Supplier<String> token,
            Duration callTimeout,
            int retries,
            CallListener listener,
            Time time) {
        this.baseUrl = baseUrl;
        this.exchanger = exchanger;
        this.token = token;
        this.callTimeout = callTimeout;
        this.retries = retries;
        this.listener = listener;
        this.time = time;
    }

    URI baseUrl() {
        return baseUrl;
    }

    /**
     * Executes a call and returns its result; null if it has none.
     *
     * @throws OneproviderException if there is no response, or it is an error or holds no result
     * @throws IllegalArgumentException if an argument cannot be sent
     * @throws IllegalStateException if this is closed
     */
    @Nullable
    Object call(Operation operation, @Nullable Object[] args) {
        if (isClosed()) {
            throw new IllegalStateException("client: closed");
        }
        return new Call(operation, args).run();
    }

    @Override
    public void close() {
        closing.countDown();
        exchanger.close();
    }

    private boolean isClosed() {
        return closing.getCount() == 0;
    }

    /** One call, in the thread of its caller. */
    private final class Call {
        private final Operation operation;
        private final Request request;
        private final long start = time.nanos();
        private final long deadline = start + callTimeout.toNanos();

        private int attempts;
        private int status;
        private @Nullable Object result;

        /** Whether the failure of the last attempt allows a retry. */
        private boolean mayRepeat;

        private @Nullable String retryAfter;
        private boolean mayHaveReachedServer;

        /** Whether an attempt of unknown outcome may have taken effect. */
        private boolean mayBeDone;

        Call(Operation operation, @Nullable Object[] args) {
            this.operation = operation;
            this.request = operation.request(baseUrl.getRawPath(), args);
        }

        @Nullable
        Object run() {
            OneproviderException failure = attempt();
            while (failure != null && mayRepeat && attempts <= retries && pause()) {
                OneproviderException next = attempt();
                if (next != null) {
                    next.addSuppressed(failure);
                }
                failure = next;
            }
            log();
            if (failure != null) {
                throw failure;
            }
            return result;
        }

        /** Sends once; returns null if the operation has succeeded. */
        private @Nullable OneproviderException attempt() {
            Attempt attempt = new Attempt(request, Token.check(token.get()), deadline, operation.hasResult());
            attempts++;
            status = 0;
            retryAfter = null;
            Instant started = time.now();
            long startedNanos = time.nanos();
            OneproviderException failure;
            try {
                failure = interpret(exchanger.exchange(attempt), attempt);
            } catch (IOException e) {
                mayBeDone |= attempt.mayHaveReachedServer();
                mayHaveReachedServer |= attempt.mayHaveReachedServer();
                mayRepeat = operation.isSafeToRepeat() || !attempt.mayHaveReachedServer();
                failure = new OneproviderConnectionException(operation.name(), e, mayHaveReachedServer);
            }
            tell(started, Duration.ofNanos(time.nanos() - startedNanos), failure);
            return failure;
        }

        private @Nullable OneproviderException interpret(RawResponse answer, Attempt attempt) throws IOException {
            status = answer.status();
            if (answer.isSuccess()) {
                if (operation.hasResult() && answer.cut()) {
                    attempt.sending();
                    throw new EOFException("the answer " + answer.status() + " broke off");
                }
                return readResult(answer, attempt);
            }
            mayHaveReachedServer = true;
            ErrorAnswer error = ErrorAnswer.read(operation.name(), answer, attempt.token);
            if (mayBeDone && operation.isDoneAlready(status, error.error())) {
                return null;
            }
            boolean isUnavailable = status == 502 || status == 503 || status == 504;
            mayBeDone |= isUnavailable;
            mayRepeat = status == 429 || isUnavailable && operation.isSafeToRepeat(); // With 429, nothing was done.
            retryAfter = answer.header().apply("Retry-After");
            return error.toException();
        }

        private @Nullable OneproviderException readResult(RawResponse answer, Attempt attempt) {
            try {
                result = operation.result(answer);
                return null;
            } catch (RuntimeException e) {
                mayRepeat = false;
                return ErrorAnswer.read(operation.name(), answer.upTo(Attempt.ERROR_BODY_LIMIT), attempt.token)
                        .toException();
            }
        }

        /** Waits before the next attempt; returns false if there must be none. */
        private boolean pause() {
            long backoff = (long)
                    ((FIRST_BACKOFF_NANOS << Math.min(attempts - 1, MOST_DOUBLINGS)) * (0.5 + time.random() / 2));
            long pause = Math.max(backoff, RetryAfter.nanos(retryAfter, time.now()));
            if (isClosed() || Thread.currentThread().isInterrupted() || deadline - time.nanos() <= pause) {
                return false;
            }
            try {
                return !time.sleep(pause, closing);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        private void tell(Instant started, Duration duration, @Nullable OneproviderException failure) {
            try {
                listener.onRequest(new SentRequest(
                        operation.name(),
                        request.method(),
                        request.pathWithoutQuery(),
                        attempts,
                        started,
                        duration,
                        status == 0 ? OptionalInt.empty() : OptionalInt.of(status),
                        Optional.ofNullable(failure)));
            } catch (RuntimeException e) {
                LOG.warn("The listener failed.", e);
            }
        }

        private void log() {
            if (LOG.isDebugEnabled()) {
                LOG.debug(
                        "{} {}: {} in {} ms, attempt {}",
                        request.method(),
                        request.pathWithoutQuery(),
                        status == 0 ? "no answer" : status,
                        TimeUnit.NANOSECONDS.toMillis(time.nanos() - start),
                        attempts);
            }
        }
    }
}
