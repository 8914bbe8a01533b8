package org.onedata.oneprovider.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.onedata.oneprovider.client.Clients.TOKEN;
import static org.onedata.oneprovider.client.Clients.WID;

import feign.Client;
import feign.Feign;
import feign.Headers;
import feign.Request;
import feign.RequestLine;
import feign.Response;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The policy, without network and without waiting. */
class CallsTest {
    private static final String PAUSED =
            "{\"error\":{\"id\":\"atmInvalidStatusTransition\",\"details\":{\"prevStatus\":\"paused\",\"newStatus\":\"stopping\"}}}";

    private final Script script = new Script();
    private final StoppedTime time = new StoppedTime();

    @AfterEach
    void leavesNothingOver() {
        assertThat(script.steps).isEmpty();
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void succeedsAtOnce() {
        script.answer(204);
        assertThat(call()).isNull();
        assertThat(time.pauses).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 502, 503, 504})
    void repeatsWhatIsUnavailable(int status) {
        script.answer(status).answer(status).answer(204);
        assertThat(call()).isNull();
        assertThat(time.pauses).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 400, 401, 403, 404, 409, 500, 501, 505})
    void repeatsNothingElse(int status) {
        script.answer(status);
        assertThat(call()).isInstanceOf(OneproviderResponseException.class);
    }

    @Test
    void givesUpAfterTwoRepetitions() {
        script.fail().answer(502).answer(503);
        Throwable failure = call();
        assertThat(failure).isInstanceOf(ServiceUnavailableException.class);
        assertThat(failure.getSuppressed()).hasSize(1);
        assertThat(failure.getSuppressed()[0]).hasMessageContaining("502");
        assertThat(failure.getSuppressed()[0].getSuppressed()[0]).isInstanceOf(OneproviderConnectionException.class);
    }

    @Test
    void pausesLongerEachTime() {
        script.fail().fail().fail();
        call();
        assertThat(time.pauses).containsExactly(millis(150), millis(300)); // Chance says 0.5.
    }

    @Test
    void repeatsNothingIfToldSo() {
        script.fail();
        assertThat(call(client().retries(0))).isInstanceOf(OneproviderConnectionException.class);
        script.refuse();
        assertThat(call(client().retries(0))).isInstanceOf(OneproviderConnectionException.class);
        script.answer(503);
        assertThat(call(client().retries(0))).isInstanceOf(ServiceUnavailableException.class);
    }

    @ParameterizedTest
    @CsvSource({"2, 2000", "0, 150", "60, 0", "99999999999999999999, 0", "-5, 150", "soon, 150", "'', 150"})
    void honoursSecondsOfRetryAfter(String seconds, long millis) {
        script.answer(503, "Retry-After", seconds);
        if (millis > 0) {
            script.answer(204);
        }
        assertThat(call() == null).isEqualTo(millis > 0);
        assertThat(time.pauses).isEqualTo(millis > 0 ? List.of(millis(millis)) : List.of());
    }

    @ParameterizedTest
    @CsvSource({
        "'Sat, 01 Nov 2025 12:00:05 GMT', 5000",
        "'Sat, 01 Nov 2025 11:59:00 GMT', 150",
        "'Sat, 01 Nov 2025 13:00:00 GMT', 0",
        "'Fri, 31 Dec 9999 23:59:59 GMT', 0"
    })
    void honoursDatesOfRetryAfter(String date, long millis) {
        honoursSecondsOfRetryAfter(date, millis);
    }

    @Test
    void givesUpWhenThePauseWouldOutlastTheCall() {
        script.fail();
        assertThat(call(client().callTimeout(Duration.ofMillis(150))))
                .isInstanceOf(OneproviderConnectionException.class);
    }

    @Test
    void takesPausedForSuccessAfterALostAnswer() {
        script.fail().answer(400, PAUSED);
        assertThat(call()).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {502, 503, 504})
    void takesPausedForSuccessAfterAnUnknownOutcome(int status) {
        script.answer(status).answer(400, PAUSED);
        assertThat(call()).isNull();
    }

    @Test
    void takesPausedForSuccessAlsoAfterARefusalInBetween() {
        script.fail().refuse().answer(400, PAUSED);
        assertThat(call()).isNull();
    }

    @Test
    void takesPausedForAnErrorIfNoEarlierAttemptCanHaveDoneIt() {
        script.answer(400, PAUSED);
        assertThat(call()).isInstanceOf(BadRequestException.class);
        script.refuse().answer(400, PAUSED);
        assertThat(call()).isInstanceOf(BadRequestException.class);
        script.answer(429).answer(400, PAUSED);
        assertThat(call()).isInstanceOf(BadRequestException.class);
    }

    @Test
    void takesNothingElseForSuccess() {
        script.fail().answer(400, PAUSED.replace("paused", "interrupted"));
        assertThat(call()).isInstanceOf(BadRequestException.class);
        script.fail().answer(400, PAUSED.replace("atmInvalidStatusTransition", "atmWorkflowExecutionEnded"));
        assertThat(call()).isInstanceOf(BadRequestException.class);
        script.fail().answer(409, PAUSED);
        assertThat(call()).isInstanceOf(ConflictException.class);
        script.fail().answer(400, "{\"error\":{\"id\":\"atmInvalidStatusTransition\"}}");
        assertThat(call()).isInstanceOf(BadRequestException.class);
        script.fail().answer(400, "");
        assertThat(call()).isInstanceOf(BadRequestException.class);
    }

    @Test
    void tellsWhetherTheServerMayHaveBeenReached() {
        script.refuse().refuse().refuse();
        assertThat(((OneproviderException) call()).mayHaveReachedServer()).isFalse();
        script.refuse().fail().refuse();
        assertThat(((OneproviderException) call()).mayHaveReachedServer()).isTrue();
        script.answer(503).refuse().refuse();
        assertThat(((OneproviderException) call()).mayHaveReachedServer()).isTrue();
    }

    /** What led to the retry tells the caller more, above all whether it may have taken effect. */
    @Test
    void aTokenThatFailsOnARetryHidesNothing() {
        script.fail();
        Iterator<String> tokens = List.of(TOKEN).iterator();
        Throwable failure = call(client().token(tokens::next));
        assertThat(failure).isInstanceOf(OneproviderConnectionException.class);
        assertThat(((OneproviderException) failure).mayHaveReachedServer()).isTrue();
        assertThat(failure.getSuppressed()[0]).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void tellsListenersOfEachRequestAndEachCall() {
        script.answer(503).answer(404);
        List<Object> told = new ArrayList<>();
        CallListener listener = new CallListener() {
            @Override
            public void onRequest(SentRequest request) {
                told.add(request.status().getAsInt());
            }

            @Override
            public void onCall(MadeCall call) {
                told.add(call.requests());
                told.add(call.duration());
                told.add(call.failure().orElseThrow().getClass());
            }
        };
        call(client().listener(listener).listener(request -> told.add("second")));
        assertThat(told)
                .containsExactly(503, "second", 404, "second", 2, Duration.ofMillis(150), NotFoundException.class);
    }

    @Test
    void repeatsNothingOnceInterrupted() {
        script.step(attempt -> {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted");
        });
        assertThat(call()).isInstanceOf(OneproviderConnectionException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    /** An operation as the generator writes it without {@code x-repeatable} in the contract. */
    interface Unmarked {
        @RequestLine(value = "POST /things", decodeSlash = false)
        @Headers({"Accept: application/json"})
        void make();
    }

    @Test
    void repeatsAnUnmarkedOperationOnlyIfItCannotHaveBeenProcessed() {
        script.refuse().answer(429).answer(204);
        assertThat(callUnmarked()).isNull();
        script.fail();
        assertThat(callUnmarked()).isInstanceOf(OneproviderConnectionException.class);
        for (int status : new int[] {502, 503, 504}) {
            script.answer(status);
            assertThat(callUnmarked()).isInstanceOf(OneproviderResponseException.class);
        }
    }

    private Throwable callUnmarked() {
        Policy policy =
                new Policy(() -> TOKEN, "test", Duration.ofSeconds(60), 2, List.of(), time, new CountDownLatch(1));
        Unmarked api = Feign.builder()
                .client(script)
                .addCapability(new OneproviderFeign(policy))
                .target(Unmarked.class, "https://a.example/" + WID); // The script looks for the id in the path.
        return catchThrowable(api::make);
    }

    private OneproviderClient.Builder client() {
        return OneproviderClient.builder()
                .host("a.example")
                .token(TOKEN)
                .client(script)
                .time(time);
    }

    private Throwable call() {
        return call(client());
    }

    private Throwable call(OneproviderClient.Builder builder) {
        time.pauses.clear();
        try (OneproviderClient client = builder.build()) {
            return Clients.failure(client);
        }
    }

    private static long millis(long millis) {
        return TimeUnit.MILLISECONDS.toNanos(millis);
    }

    private interface Step {
        Response.Builder take(Attempt attempt) throws IOException;
    }

    private static final class Script implements Client {
        private final Queue<Step> steps = new ArrayDeque<>();

        Script step(Step step) {
            steps.add(step);
            return this;
        }

        Script answer(int status) {
            return answer(status, "");
        }

        Script answer(int status, String body) {
            return step(attempt -> Response.builder().status(status).body(body.getBytes()));
        }

        Script answer(int status, String header, String value) {
            return step(attempt -> Response.builder().status(status).headers(Map.of(header, List.of(value))));
        }

        /** A failure after the request was sent. */
        Script fail() {
            return step(attempt -> {
                attempt.sending();
                throw new SocketException("Connection reset");
            });
        }

        Script refuse() {
            return step(attempt -> {
                throw new ConnectException("Connection refused");
            });
        }

        @Override
        public Response execute(Request request, Request.Options options) throws IOException {
            Attempt attempt = (Attempt) options;
            attempt.tellsWhenSending();
            assertThat(request.headers().get("X-Auth-Token")).containsExactly(TOKEN);
            assertThat(request.url()).contains(WID);
            return steps.remove().take(attempt).request(request).build();
        }
    }

    /** Time that passes only while a call pauses. */
    private static final class StoppedTime implements Time {
        private final List<Long> pauses = new ArrayList<>();
        private Instant now = Instant.parse("2025-11-01T12:00:00Z");
        private long nanos;

        @Override
        public long nanos() {
            return nanos;
        }

        @Override
        public Instant now() {
            return now;
        }

        @Override
        public boolean sleep(long pause, CountDownLatch alarm) {
            pauses.add(pause);
            nanos += pause;
            now = now.plusNanos(pause);
            return alarm.getCount() == 0;
        }

        @Override
        public double random() {
            return 0.5;
        }
    }
}
