package org.onedata.oneprovider.server;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import java.util.Arrays;
import java.util.concurrent.CompletionStage;

/** Makes a 204 of a stage that ends with null: Jersey has a 200 for one that ends late. */
final class EmptyAnswers extends ScopedComponent implements ContainerResponseFilter {
    EmptyAnswers(Scope scope) {
        super(scope);
    }

    /** Whether the contract has operations that return stages. */
    static boolean areNeeded() {
        return OneproviderContract.APIS.stream()
                .flatMap(api -> Arrays.stream(api.getMethods()))
                .anyMatch(method -> method.getReturnType() == CompletionStage.class);
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getStatus() == 200 && !response.hasEntity() && isOfContract() && !returnsResponses()) {
            response.setStatus(204);
        }
    }
}
