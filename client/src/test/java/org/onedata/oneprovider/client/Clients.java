package org.onedata.oneprovider.client;

import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What all tests call with: one token that must turn up nowhere, and one id. */
final class Clients {
    static final String TOKEN = "MDAxNWxvY2F00aW9-secret-of-the-tests";
    static final String WID = "11a53ed06d175c89bc3ed5be61f8217cch1890";

    /** Everything that a call threw in any test, for {@link LeakTest}. */
    static final List<Throwable> THROWN = new CopyOnWriteArrayList<>();

    private Clients() {}

    static OneproviderClient.Builder to(ScriptedServer server) {
        return OneproviderClient.builder().baseUrl(server.baseUrl()).token(TOKEN);
    }

    static void pause(OneproviderClient client) {
        client.workflowExecutions().pauseWorkflowExecution(WID);
    }

    /** What a pause throws; null if it succeeds. */
    static Throwable failure(OneproviderClient client) {
        Throwable failure = catchThrowable(() -> pause(client));
        if (failure != null) {
            THROWN.add(failure);
        }
        return failure;
    }

    static <T extends Throwable> T failure(OneproviderClient client, Class<T> type) {
        Throwable failure = failure(client);
        if (!type.isInstance(failure)) {
            throw new AssertionError("Expected " + type.getSimpleName() + ", but got " + failure, failure);
        }
        return type.cast(failure);
    }
}
