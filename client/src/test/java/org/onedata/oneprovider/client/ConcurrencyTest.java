package org.onedata.oneprovider.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.onedata.oneprovider.client.Clients.WID;
import static org.onedata.oneprovider.client.ScriptedServer.NO_CONTENT;
import static org.onedata.oneprovider.client.ScriptedServer.answer;
import static org.onedata.oneprovider.client.ScriptedServer.answers;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.onedata.oneprovider.client.ScriptedServer.Script;

/** Many calls at a time, calls that are given up, and what is left of them. */
class ConcurrencyTest {
    private static final Script SILENCE = connection -> {
        connection.readRequest();
        connection.awaitClose();
    };

    @Test
    void aThousandCallsOnTenConnections() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(ConcurrencyTest::echo);
                OneproviderClient client = Clients.to(server).maxConnections(10).build()) {
            ExecutorService threads = Executors.newFixedThreadPool(1000);
            List<Future<?>> calls = new ArrayList<>();
            for (int i = 0; i < 1000; i++) {
                String wid = "wid-" + i;
                calls.add(threads.submit(() -> assertThatThrownBy(
                                () -> client.workflowExecutions().pauseWorkflowExecution(wid))
                        .isInstanceOfSatisfying(
                                NotFoundException.class,
                                e -> assertThat(e.body()).isEqualTo(wid))));
            }
            threads.shutdown();
            for (Future<?> call : calls) {
                call.get(20, TimeUnit.SECONDS);
            }
            assertThat(server.requests()).hasSize(1000);
            assertThat(server.connections()).isLessThanOrEqualTo(10);
        }
    }

    /** On fewer carrier threads than connections: a waiting call that pinned its carrier would block the others. */
    @Test
    @EnabledForJreRange(min = JRE.JAVA_21, disabledReason = "There are no virtual threads before JDK 21.")
    void twoThousandCallsOnVirtualThreads() throws Exception {
        CountDownLatch all = new CountDownLatch(100);
        Script togetherThenEcho = connection -> {
            all.countDown();
            all.await();
            echo(connection);
        };
        try (ScriptedServer server = ScriptedServer.start(togetherThenEcho);
                OneproviderClient client =
                        Clients.to(server).maxConnections(100).build()) {
            ExecutorService threads = (ExecutorService)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
            List<Future<?>> calls = new ArrayList<>();
            for (int i = 0; i < 2000; i++) {
                String wid = "wid-" + i;
                calls.add(threads.submit(() -> {
                    assertThat(Thread.currentThread().toString()).startsWith("VirtualThread");
                    assertThatThrownBy(() -> client.workflowExecutions().pauseWorkflowExecution(wid))
                            .isInstanceOfSatisfying(
                                    NotFoundException.class,
                                    e -> assertThat(e.body()).isEqualTo(wid));
                }));
            }
            threads.shutdown();
            for (Future<?> call : calls) {
                call.get(30, TimeUnit.SECONDS);
            }
            assertThat(server.requests()).hasSize(2000);
            assertThat(server.connections()).isEqualTo(100);
        }
    }

    /** Answers each request with the id that it asks for, so that a mix-up shows. */
    static void echo(ScriptedServer.Connection connection) throws Exception {
        for (String request = connection.readRequest(); request != null; request = connection.readRequest()) {
            connection.write(answer(404, request.replaceFirst("(?s).*/workflows/([^/]+)/pause.*", "$1")));
        }
    }

    @Test
    void anInterruptEndsACall() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(SILENCE, answers(NO_CONTENT));
                OneproviderClient client = Clients.to(server).build()) {
            CompletableFuture<Boolean> stillInterrupted = new CompletableFuture<>();
            Thread thread = new Thread(() -> {
                OneproviderConnectionException e = Clients.failure(client, OneproviderConnectionException.class);
                assertThat(e.mayHaveReachedServer()).isTrue();
                stillInterrupted.complete(Thread.currentThread().isInterrupted());
            });
            thread.start();
            await().until(() -> server.requests().size() == 1);
            long start = System.nanoTime();
            thread.interrupt();
            assertThat(stillInterrupted.get(1, TimeUnit.SECONDS)).isTrue();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(500));
            Clients.pause(client);
            assertThat(server.requests()).hasSize(2);
        }
    }

    @Test
    void anInterruptBeforeACallSendsNothing() {
        try (ScriptedServer server = ScriptedServer.start(answers(NO_CONTENT));
                OneproviderClient client = Clients.to(server).build()) {
            Thread.currentThread().interrupt();
            OneproviderConnectionException e = Clients.failure(client, OneproviderConnectionException.class);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(e.mayHaveReachedServer()).isFalse();
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void anInterruptEndsThePauseBeforeARepetition() throws Exception {
        String comeBack = answer(503, "Retry-After: 20\r\n", "");
        try (ScriptedServer server = ScriptedServer.start(answers(comeBack));
                OneproviderClient client = Clients.to(server).build()) {
            CompletableFuture<Throwable> failure = new CompletableFuture<>();
            Thread thread = new Thread(() -> failure.complete(Clients.failure(client)));
            thread.start();
            await().until(() -> thread.getState() == Thread.State.TIMED_WAITING
                    && server.requests().size() == 1);
            thread.interrupt();
            assertThat(failure.get(5, TimeUnit.SECONDS)).isInstanceOf(ServiceUnavailableException.class);
        }
    }

    @Test
    void closingEndsThePauseBeforeARepetition() throws Exception {
        String comeBack = answer(503, "Retry-After: 20\r\n", "");
        try (ScriptedServer server = ScriptedServer.start(answers(comeBack))) {
            OneproviderClient client = Clients.to(server).build();
            CompletableFuture<Throwable> failure = new CompletableFuture<>();
            Thread thread = new Thread(() -> failure.complete(Clients.failure(client)));
            thread.start();
            await().until(() -> thread.getState() == Thread.State.TIMED_WAITING
                    && server.requests().size() == 1);
            client.close();
            assertThat(failure.get(5, TimeUnit.SECONDS)).isInstanceOf(ServiceUnavailableException.class);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void closingEndsCalls() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(SILENCE)) {
            OneproviderClient client = Clients.to(server).maxConnections(1).build();
            CompletableFuture<Void> sent = client.async().workflowExecutions().pauseWorkflowExecution(WID);
            await().until(() -> server.requests().size() == 1);
            CompletableFuture<Void> waiting =
                    client.async().workflowExecutions().pauseWorkflowExecution(WID);
            client.close();
            for (CompletableFuture<Void> call : List.of(sent, waiting)) {
                assertThatThrownBy(() -> call.get(2, TimeUnit.SECONDS))
                        .isInstanceOf(ExecutionException.class)
                        .cause()
                        .isInstanceOfAny(OneproviderConnectionException.class, IllegalStateException.class);
            }
            await().until(() -> server.openConnections() == 0);
        }
    }

    @Test
    void callsWithoutWaiting() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(answers(NO_CONTENT, answer(404, "")));
                OneproviderClient client = Clients.to(server).build()) {
            WorkflowExecutionApiAsync api = client.async().workflowExecutions();
            assertThat(api.pauseWorkflowExecution(WID).get(5, TimeUnit.SECONDS)).isNull();
            assertThatThrownBy(() -> api.pauseWorkflowExecution(WID).get(5, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(NotFoundException.class);
            assertThatThrownBy(() -> api.pauseWorkflowExecution(" ").get(5, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(IllegalArgumentException.class)
                    .hasRootCauseMessage("wid: must not be null, empty or blank");
        }
    }

    @Test
    void cancellingAFutureEndsItsCall() {
        try (ScriptedServer server = ScriptedServer.start(SILENCE);
                OneproviderClient client = Clients.to(server).build()) {
            CompletableFuture<Void> call = client.async().workflowExecutions().pauseWorkflowExecution(WID);
            await().until(() -> server.requests().size() == 1);
            call.cancel(true);
            await().atMost(Duration.ofSeconds(1)).until(() -> server.openConnections() == 0);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void waitingForAConnectionCountsTowardsTheCallTimeout() {
        try (ScriptedServer server = ScriptedServer.start(SILENCE);
                OneproviderClient impatient = Clients.to(server)
                        .maxConnections(1)
                        .callTimeout(Duration.ofMillis(300))
                        .build()) {
            CompletableFuture<Void> first =
                    impatient.async().workflowExecutions().pauseWorkflowExecution(WID);
            await().until(() -> server.requests().size() == 1);
            long start = System.nanoTime();
            assertThat(Clients.failure(impatient)).isInstanceOf(OneproviderConnectionException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(1000));
            assertThat(first).failsWithin(Duration.ofSeconds(1));
        }
    }

    @Test
    void leavesNoThreadBehind() {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        try (ScriptedServer server = ScriptedServer.start(answers(NO_CONTENT));
                OneproviderClient client = Clients.to(server).build()) {
            Clients.pause(client);
            assertThat(threads(before)).contains("oneprovider-client-watchdog");
        }
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(
                        () -> assertThat(threads(before)).noneMatch(name -> name.startsWith("oneprovider-client")));
    }

    private static Set<String> threads(Set<Thread> before) {
        Set<String> names = ConcurrentHashMap.newKeySet();
        Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !before.contains(thread))
                .forEach(thread -> names.add(thread.getName()));
        return names;
    }
}
