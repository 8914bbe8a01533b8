package org.onedata.oneprovider.benchmarks.client;

import org.onedata.oneprovider.benchmarks.Exchange;
import org.onedata.oneprovider.benchmarks.Peer;
import org.onedata.oneprovider.client.NotFoundException;
import org.onedata.oneprovider.client.OneproviderClient;

/** The client of this project; timeouts and retries are as they are by default. */
public final class ClientPeer implements Peer {
    private final OneproviderClient client;

    public ClientPeer(String baseUrl) {
        client = OneproviderClient.builder()
                .baseUrl(baseUrl)
                .token(Exchange.TOKEN)
                .build();
    }

    @Override
    public void pause(String wid) {
        client.workflowExecutions().pauseWorkflowExecution(wid);
    }

    @Override
    public String fail(String wid) {
        try {
            client.workflowExecutions().pauseWorkflowExecution(wid);
        } catch (NotFoundException e) {
            return e.error().orElseThrow().id();
        }
        throw new IllegalStateException("a success instead of an error");
    }

    @Override
    public void close() {
        client.close();
    }
}
