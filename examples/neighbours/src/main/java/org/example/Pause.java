package org.example;

import org.onedata.oneprovider.client.OneproviderClient;
import org.onedata.oneprovider.client.OneproviderResponseException;
import org.onedata.oneprovider.model.ErrorJson;

/** Pauses an execution: {@code Pause BASE_URL TOKEN WID}. */
public final class Pause {
    private Pause() {}

    public static void main(String... args) {
        OneproviderClient client =
                OneproviderClient.builder().baseUrl(args[0]).token(args[1]).build();
        try {
            client.workflowExecutions().pauseWorkflowExecution(args[2]);
            System.out.println("paused");
        } catch (OneproviderResponseException e) {
            System.out.println(e.status() + " " + e.error().map(ErrorJson::id).orElse("unknown"));
        }
    }
}
