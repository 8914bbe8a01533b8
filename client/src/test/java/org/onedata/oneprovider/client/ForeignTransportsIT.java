package org.onedata.oneprovider.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.onedata.oneprovider.client.ScriptedServer.NO_CONTENT;
import static org.onedata.oneprovider.client.ScriptedServer.answers;

import feign.Client;
import feign.http2client.Http2Client;
import feign.okhttp.OkHttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnJre;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.provider.Arguments;
import org.onedata.oneprovider.client.FaultTest.Fault;
import org.onedata.oneprovider.client.ScriptedServer.Script;

/** The faults of {@link FaultTest} over other transports: what is different stands in the README, no more and no less. */
class ForeignTransportsIT {
    private static final Map<String, Supplier<Client>> TRANSPORTS = new LinkedHashMap<>();
    private static final Duration AT_ONCE = Duration.ofSeconds(1);
    private static final String WAITS_ON = "waits on";

    static {
        TRANSPORTS.put("feign-okhttp", OkHttpClient::new);
        TRANSPORTS.put("feign-java11", Http2Client::new);
        TRANSPORTS.put("`feign.Client.Default`", () -> new Client.Default(null, null));
    }

    /** What is different over a transport; empty if nothing is. */
    private interface Measure {
        String over(Client transport) throws Exception;
    }

    @Test
    @EnabledOnJre(value = JRE.JAVA_17, disabledReason = "The transports of the JDK differ from one to the next.")
    @Timeout(300)
    void theReadmeSaysWhatIsDifferent() throws Exception {
        List<String> table = new ArrayList<>();
        table.add("| | " + String.join(" | ", TRANSPORTS.keySet()) + " |");
        table.add("|---|" + "---|".repeat(TRANSPORTS.size()));
        for (Arguments arguments : FaultTest.faults()) {
            Fault fault = (Fault) arguments.get()[0];
            if (fault.requests() == 0) {
                continue; // What was sent before the connection was lost is a matter of chance.
            }
            row(table, fault.toString(), transport -> outcome(fault, transport));
        }
        row(table, "kept connection that was closed", ForeignTransportsIT::closedBetweenCalls);
        row(table, "bytes after a 204", ForeignTransportsIT::leftOver);
        row(table, "interrupt", transport -> end(transport, (client, thread) -> thread.interrupt()));
        row(table, "`close()`", transport -> end(transport, (client, thread) -> client.close()));
        System.out.println(String.join("\n", table));
        assertThat(Files.readString(Path.of("README.md"))).contains(String.join("\n", table));
    }

    private static void row(List<String> table, String name, Measure measure) throws Exception {
        List<String> cells = new ArrayList<>();
        for (Supplier<Client> transport : TRANSPORTS.values()) {
            cells.add(measure.over(transport.get()));
        }
        if (cells.stream().anyMatch(cell -> !cell.isEmpty())) {
            table.add("| " + name + " | " + String.join(" | ", cells) + " |");
        }
    }

    private static String outcome(Fault fault, Client transport) throws Exception {
        try (ScriptedServer server = ScriptedServer.start(fault.script(), answers(NO_CONTENT));
                OneproviderClient client = client(server, transport)) {
            List<String> differences = new ArrayList<>();
            CompletableFuture<Throwable> call = CompletableFuture.supplyAsync(() -> Clients.failure(client));
            Throwable failure;
            try {
                failure = call.get(fault.within().plus(AT_ONCE).toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                return WAITS_ON; // Until the server closes the connection, that is now.
            }
            Class<?> expected = fault.outcome() == null ? OneproviderException.class : fault.outcome();
            if (!expected.isInstance(failure)) {
                differences.add(describe(failure));
            }
            if (server.requests().size() > Math.max(1, fault.requests())) {
                differences.add("sent twice");
            }
            Throwable next = Clients.failure(client);
            if (next != null) {
                differences.add("and the next call: " + describe(next));
            }
            return String.join(", ", differences);
        }
    }

    private static String closedBetweenCalls(Client transport) {
        Script one = connection -> {
            connection.readRequest();
            connection.write(NO_CONTENT);
        };
        try (ScriptedServer server = ScriptedServer.start(one, answers(NO_CONTENT));
                OneproviderClient client = client(server, transport)) {
            Clients.pause(client);
            await().until(() -> server.openConnections() == 0);
            Throwable next = Clients.failure(client);
            return next == null ? "" : describe(next);
        }
    }

    private static String leftOver(Client transport) {
        Script two = connection -> {
            connection.readRequest();
            connection.write(NO_CONTENT + "HTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n");
            connection.awaitClose();
        };
        try (ScriptedServer server = ScriptedServer.start(two, answers(NO_CONTENT));
                OneproviderClient client = client(server, transport)) {
            Clients.pause(client);
            Throwable next = Clients.failure(client);
            return next == null ? "" : "the next call: " + describe(next);
        }
    }

    /** Whether an event ends a call. */
    private static String end(Client transport, BiConsumer<OneproviderClient, Thread> event) throws Exception {
        Script silence = connection -> {
            connection.readRequest();
            connection.awaitClose();
        };
        try (ScriptedServer server = ScriptedServer.start(silence);
                OneproviderClient client = Clients.to(server)
                        .client(transport)
                        .retries(0)
                        .readTimeout(AT_ONCE.multipliedBy(3))
                        .build()) {
            Thread thread = new Thread(() -> Clients.failure(client));
            thread.start();
            await().until(() -> server.requests().size() == 1);
            event.accept(client, thread);
            thread.join(AT_ONCE.toMillis());
            boolean ended = !thread.isAlive();
            thread.join();
            return ended ? "" : WAITS_ON;
        }
    }

    private static OneproviderClient client(ScriptedServer server, Client transport) {
        return FaultTest.client(server).client(transport).retries(0).build();
    }

    private static String describe(Throwable failure) {
        if (failure == null) {
            return "success";
        }
        if (failure instanceof OneproviderResponseException answer) {
            return "" + answer.status();
        }
        return failure instanceof OneproviderConnectionException
                ? "no answer"
                : "`" + failure.getClass().getSimpleName() + "`";
    }
}
