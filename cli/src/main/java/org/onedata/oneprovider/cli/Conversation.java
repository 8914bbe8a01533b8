package org.onedata.oneprovider.cli;

import feign.Capability;
import feign.Client;
import feign.Request;
import feign.Response;
import java.io.PrintStream;
import java.net.URI;
import java.util.Collection;
import java.util.Map;
import org.onedata.oneprovider.client.CallListener;

/**
 * Shows the heads of request and answer, and what came of each attempt. The token is added below it, and not seen.
 *
 * <p>Public for Feign, which calls it by reflection.
 */
public final class Conversation implements Capability, CallListener {
    private final PrintStream err;

    Conversation(PrintStream err) {
        this.err = err;
    }

    @Override
    public Client enrich(Client client) {
        return (request, options) -> {
            show(request);
            Response response = client.execute(request, options);
            err.println("< " + response.status());
            show("< ", response.headers());
            return response;
        };
    }

    private void show(Request request) {
        URI url = URI.create(request.url());
        String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
        err.println("> " + request.httpMethod() + " " + url.getRawPath() + query);
        err.println("> Host: " + url.getRawAuthority());
        err.println("> " + Operations.TOKEN_HEADER + ": [token]");
        show("> ", request.headers());
    }

    private void show(String prefix, Map<String, Collection<String>> headers) {
        headers.forEach((name, values) -> values.forEach(value -> err.println(prefix + name + ": " + value)));
    }

    @Override
    public void onRequest(SentRequest request) {
        String outcome = request.status().isPresent() ? "" + request.status().getAsInt() : "no answer";
        err.println("* attempt " + request.attempt() + ": " + outcome + " in "
                + request.duration().toMillis() + " ms");
    }
}
