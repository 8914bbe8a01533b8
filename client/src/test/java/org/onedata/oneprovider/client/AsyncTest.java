package org.onedata.oneprovider.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.onedata.oneprovider.client.Clients.TOKEN;
import static org.onedata.oneprovider.client.Clients.WID;
import static org.onedata.oneprovider.client.ScriptedServer.NO_CONTENT;
import static org.onedata.oneprovider.client.ScriptedServer.answers;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.onedata.oneprovider.client.ScriptedServer.Script;

/** Futures as programs use them: callbacks that call again, thread-locals, executors of one's own. */
class AsyncTest {
    private static final Script SILENCE = connection -> {
        connection.readRequest();
        connection.awaitClose();
    };

    @Test
    void aCallbackMayCallAgain() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(answers(NO_CONTENT));
                OneproviderClient client = Clients.to(server).build()) {
            List<CompletableFuture<Boolean>> calls = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                calls.add(pause(client).thenApply(paused -> {
                    Clients.pause(client);
                    return Thread.currentThread().isInterrupted();
                }));
            }
            for (CompletableFuture<Boolean> call : calls) {
                assertThat(call.get(10, TimeUnit.SECONDS)).isFalse();
            }
            assertThat(server.requests()).hasSize(120);
        }
    }

    @Test
    void aCallbackMayJoinAnotherCall() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(answers(NO_CONTENT));
                OneproviderClient client = Clients.to(server).maxConnections(1).build()) {
            pause(client).thenApply(paused -> pause(client).join()).get(10, TimeUnit.SECONDS);
            assertThat(server.requests()).hasSize(2);
        }
    }

    /** As a web framework keeps the user of a request. */
    @Test
    void aTokenSupplierSeesTheUserOfItsCaller() throws Exception {
        InheritableThreadLocal<String> user = new InheritableThreadLocal<>();
        try (ScriptedServer server = ScriptedServer.start(answers(NO_CONTENT));
                OneproviderClient client =
                        Clients.to(server).token(() -> TOKEN + user.get()).build()) {
            for (String name : new String[] {"alice", "bob"}) {
                user.set(name);
                pause(client).get(10, TimeUnit.SECONDS);
            }
            assertThat(server.requests().get(0)).contains("X-Auth-Token: " + TOKEN + "alice\r\n");
            assertThat(server.requests().get(1)).contains("X-Auth-Token: " + TOKEN + "bob\r\n");
        }
    }

    @Test
    void theCallTimeoutCountsFromTheStart() {
        ExecutorService one = Executors.newSingleThreadExecutor();
        try (ScriptedServer server = ScriptedServer.start(SILENCE)) {
            for (OneproviderClient.Builder builder :
                    List.of(Clients.to(server), Clients.to(server).executor(one))) {
                try (OneproviderClient client = builder.maxConnections(1)
                        .callTimeout(Duration.ofSeconds(1))
                        .build()) {
                    List<CompletableFuture<Void>> calls = new ArrayList<>();
                    for (int i = 0; i < 5; i++) {
                        calls.add(pause(client));
                    }
                    long start = System.nanoTime();
                    for (CompletableFuture<Void> call : calls) {
                        assertThatThrownBy(() -> call.get(10, TimeUnit.SECONDS))
                                .hasCauseInstanceOf(OneproviderConnectionException.class);
                    }
                    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(1800));
                }
            }
        } finally {
            one.shutdownNow();
        }
    }

    @Test
    void aCancelledCallLeavesAThreadOfOnesOwnAlone() throws Exception {
        ExecutorService one = Executors.newSingleThreadExecutor();
        try (ScriptedServer server = ScriptedServer.start(SILENCE);
                OneproviderClient client = Clients.to(server).executor(one).build()) {
            CompletableFuture<Void> call = pause(client);
            await().until(() -> server.requests().size() == 1);
            call.cancel(true);
            assertThat(one.submit(() -> Thread.currentThread().isInterrupted()).get(5, TimeUnit.SECONDS))
                    .isFalse();
            await().until(() -> server.openConnections() == 0);
        } finally {
            one.shutdownNow();
        }
    }

    @Test
    void noMethodThrows() {
        try (ScriptedServer server = ScriptedServer.start(answers(NO_CONTENT));
                OneproviderClient client = Clients.to(server)
                        .executor(task -> {
                            throw new RejectedExecutionException("full");
                        })
                        .build()) {
            assertThat(pause(client))
                    .failsWithin(Duration.ofSeconds(5))
                    .withThrowableThat()
                    .havingRootCause()
                    .withMessage("full");
        }
    }

    private static CompletableFuture<Void> pause(OneproviderClient client) {
        return client.async().workflowExecutions().pauseWorkflowExecution(WID);
    }
}
