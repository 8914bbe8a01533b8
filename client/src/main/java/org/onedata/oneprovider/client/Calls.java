package org.onedata.oneprovider.client;

import feign.Client;
import feign.Request;
import feign.Response;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.onedata.oneprovider.client.CallListener.MadeCall;
import org.onedata.oneprovider.client.CallListener.SentRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes each call of Feign's one or more requests of a transport's: adds the token, enforces the deadline, and retries
 * as the policy and the contract allow.
 *
 * <p>The token is added here, below Feign, so that nothing of Feign's that prints a request has it.
 */
final class Calls implements Client {
    private static final Logger LOG = LoggerFactory.getLogger(OneproviderClient.class);
    private static final long FIRST_BACKOFF_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final int MOST_DOUBLINGS = 5;
    private static final Codec CODEC = new Codec();

    /** The {@link System#nanoTime()} at which the call of this thread was asked for, if it then waited for the thread. */
    static final ThreadLocal<Long> START = new ThreadLocal<>();

    private final Policy policy;
    private final Client transport;
    private final Time time;

    Calls(Policy policy, Client transport) {
        this.policy = policy;
        this.transport = transport;
        this.time = policy.time();
    }

    /**
     * Executes a call.
     *
     * @return a response whose body is an {@link Answer}
     * @throws OneproviderException if there is no response, or a successful one that holds no result
     * @throws IllegalStateException if the client is closed
     */
    @Override
    public Response execute(Request request, Request.Options options) {
        if (policy.isClosed()) {
            throw new IllegalStateException("client: closed");
        }
        return new Call(request, options).run();
    }

    /** One call, in the thread of its caller. */
    private final class Call {
        private final Request request;
        private final Request.Options options;
        private final Operation operation;
        private final Instant startInstant = time.now();
        private final long start;
        private final long deadline;

        private int attempts;
        private int status;

        /** The last response; null if there was none. */
        private @Nullable Response response;

        /** Whether the failure of the last attempt allows a retry. */
        private boolean mayRepeat;

        private boolean mayHaveReachedServer;

        /** Whether an attempt of unknown outcome may have taken effect. */
        private boolean mayBeDone;

        Call(Request request, Request.Options options) {
            this.request = request;
            this.options = options;
            this.operation = Operation.of(request);
            Long asked = START.get();
            this.start = asked == null ? time.nanos() : asked;
            this.deadline = start + policy.callTimeout().toNanos();
        }

        Response run() {
            OneproviderException failure = attempt(Token.check(policy.token().get()));
            while (failure != null && mayRepeat && attempts <= policy.retries() && pause()) {
                String token;
                try {
                    token = Token.check(policy.token().get());
                } catch (RuntimeException e) {
                    failure.addSuppressed(e); // It must not hide what led to the retry.
                    break;
                }
                OneproviderException next = attempt(token);
                if (next != null) {
                    next.addSuppressed(failure);
                }
                failure = next;
            }
            end(failure);
            if (response != null && (failure == null || !Attempt.isSuccess(status))) {
                return response;
            }
            throw failure;
        }

        /** Sends once; returns null if the operation has succeeded. */
        private @Nullable OneproviderException attempt(String token) {
            Attempt attempt = new Attempt(options, deadline, operation.hasResult());
            attempts++;
            status = 0;
            response = null;
            Instant started = time.now();
            long startedNanos = time.nanos();
            OneproviderException failure;
            try {
                failure = interpret(send(token, attempt), attempt, token);
            } catch (IOException e) {
                response = null;
                boolean reached = attempt.mayHaveReachedServer(e);
                mayBeDone |= reached;
                mayHaveReachedServer |= reached;
                mayRepeat = operation.isSafeToRepeat() || !reached;
                failure = new OneproviderConnectionException(operation.name(), e, mayHaveReachedServer);
            }
            tell(started, Duration.ofNanos(time.nanos() - startedNanos), failure);
            return failure;
        }

        private Response send(String token, Attempt attempt) throws IOException {
            if (deadline - time.nanos() <= 0 || Thread.currentThread().isInterrupted()) {
                attempt.tellsWhenSending(); // And nothing is sent.
                throw Thread.currentThread().isInterrupted()
                        ? new InterruptedIOException("interrupted")
                        : new SocketTimeoutException("no answer within the call timeout");
            }
            Map<String, Collection<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            request.headers()
                    .forEach((name, values) -> headers.put(
                            name, values.stream().map(HeaderValue::restore).toList()));
            headers.put(OneproviderApis.TOKEN_HEADER, List.of(token));
            headers.putIfAbsent("User-Agent", List.of(policy.userAgent()));
            Request withToken = Request.create(
                    request.httpMethod(),
                    request.url(),
                    headers,
                    request.body(),
                    request.charset(),
                    request.requestTemplate());
            return transport.execute(withToken, attempt);
        }

        private @Nullable OneproviderException interpret(Response raw, Attempt attempt, String token)
                throws IOException {
            status = raw.status();
            Answer answer = Answer.read(raw.body(), attempt.bodyLimit(status), attempt.deadline);
            response = raw.toBuilder().request(request).body(answer).build();
            if (Attempt.isSuccess(status)) {
                return operation.hasResult() ? readResult(answer, attempt, token) : null;
            }
            mayHaveReachedServer = true;
            ErrorAnswer error = ErrorAnswer.read(operation.name(), raw, answer, token);
            if (mayBeDone && operation.isDoneAlready(status, error.error())) {
                status = 204;
                response = Response.builder().status(status).request(request).build();
                return null;
            }
            boolean isUnavailable = status == 502 || status == 503 || status == 504;
            mayBeDone |= isUnavailable;
            mayRepeat = status == 429 || isUnavailable && operation.isSafeToRepeat(); // With 429, nothing was done.
            OneproviderResponseException failure = OneproviderResponseException.of(error);
            Answer shown = Token.wasIn(error.body()) // A log of Feign's may print the body.
                    ? new Answer(error.body().getBytes(ErrorAnswer.charset(raw)), answer.cut)
                    : answer;
            shown.failure = failure;
            response = response.toBuilder().body(shown).build();
            return failure;
        }

        private @Nullable OneproviderException readResult(Answer answer, Attempt attempt, String token)
                throws IOException {
            if (answer.cut) {
                attempt.sending();
                throw new EOFException("the answer " + status + " broke off");
            }
            try {
                answer.result = CODEC.decode(response, operation.resultType());
                answer.isDecoded = true;
                return null;
            } catch (OneproviderResponseException e) {
                mayRepeat = false;
                return OneproviderResponseException.of(
                        ErrorAnswer.read(operation.name(), response, answer.upTo(Attempt.ERROR_BODY_LIMIT), token));
            }
        }

        /** Waits before the next attempt; returns false if there must be none. */
        private boolean pause() {
            long backoff = (long)
                    ((FIRST_BACKOFF_NANOS << Math.min(attempts - 1, MOST_DOUBLINGS)) * (0.5 + time.random() / 2));
            String retryAfter = response == null ? null : ErrorAnswer.header(response, "Retry-After");
            Duration asked = RetryAfter.parse(retryAfter, time.now());
            long pause = asked == null ? backoff : Math.max(backoff, asked.toNanos());
            if (policy.isClosed() || Thread.currentThread().isInterrupted() || deadline - time.nanos() <= pause) {
                return false;
            }
            try {
                return !time.sleep(pause, policy.closing());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        private void tell(Instant started, Duration duration, @Nullable OneproviderException failure) {
            if (policy.listeners().isEmpty()) {
                return;
            }
            SentRequest sent = new SentRequest(
                    operation.name(),
                    request.httpMethod().name(),
                    path(),
                    attempts,
                    started,
                    duration,
                    status == 0 ? OptionalInt.empty() : OptionalInt.of(status),
                    Optional.ofNullable(failure));
            tellEach(listener -> listener.onRequest(sent));
        }

        private void tellEach(Consumer<CallListener> event) {
            for (CallListener listener : policy.listeners()) {
                try {
                    event.accept(listener);
                } catch (RuntimeException e) {
                    LOG.warn("The listener failed.", e);
                }
            }
        }

        private void end(@Nullable OneproviderException failure) {
            long duration = time.nanos() - start;
            if (!policy.listeners().isEmpty()) {
                MadeCall call = new MadeCall(
                        operation.name(),
                        attempts,
                        startInstant,
                        Duration.ofNanos(duration),
                        Optional.ofNullable(failure));
                tellEach(listener -> listener.onCall(call));
            }
            if (LOG.isDebugEnabled()) {
                LOG.debug(
                        "{} {}: {} in {} ms, attempt {}",
                        request.httpMethod().name(),
                        path(),
                        status == 0 ? "no answer" : status,
                        TimeUnit.NANOSECONDS.toMillis(duration),
                        attempts);
            }
        }

        private String path() {
            return URI.create(request.url()).getRawPath();
        }
    }
}
