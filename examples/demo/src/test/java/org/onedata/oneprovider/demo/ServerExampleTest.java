package org.onedata.oneprovider.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import jakarta.ws.rs.SeBootstrap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.onedata.oneprovider.client.BadRequestException;
import org.onedata.oneprovider.client.NotFoundException;
import org.onedata.oneprovider.client.OneproviderClient;
import org.onedata.oneprovider.client.UnauthorizedException;

/** The README's example for implementers. */
class ServerExampleTest {
    private final SeBootstrap.Instance server = SeBootstrap.start(
                    new Oneprovider(),
                    SeBootstrap.Configuration.builder()
                            .port(SeBootstrap.Configuration.FREE_PORT)
                            .build())
            .toCompletableFuture()
            .join();

    @AfterEach
    void stop() {
        server.stop().toCompletableFuture().join();
    }

    @Test
    void answersByTheContract() {
        OneproviderClient client = client("MDAxNWxvY2F00aW9");

        client.workflowExecutions().pauseWorkflowExecution("w1");

        assertThatThrownBy(() -> client.workflowExecutions().pauseWorkflowExecution("w2"))
                .asInstanceOf(type(BadRequestException.class))
                .extracting(e -> e.error().orElseThrow().ctx().serviceDomain())
                .isEqualTo("localhost");
        assertThatThrownBy(() -> client.workflowExecutions().pauseWorkflowExecution("w3"))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> client("other").workflowExecutions().pauseWorkflowExecution("w1"))
                .isInstanceOf(UnauthorizedException.class);
    }

    @Test
    void pausesAnExecutionOnce() {
        OneproviderClient client = client("MDAxNWxvY2F00aW9");

        List<CompletableFuture<Void>> pauses = Stream.generate(
                        () -> client.async().workflowExecutions().pauseWorkflowExecution("w1"))
                .limit(32)
                .toList();

        assertThat(pauses)
                .filteredOn(pause ->
                        pause.handle((nothing, failure) -> failure == null).join())
                .hasSize(1);
    }

    private OneproviderClient client(String token) {
        return OneproviderClient.builder()
                .baseUrl(server.configuration().baseUri().toString())
                .token(token)
                .retries(0)
                .build();
    }
}
