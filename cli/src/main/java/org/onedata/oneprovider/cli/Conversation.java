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
 * Shows the heads of request and answer, and what came of each attempt, without the token.
 *
 * <p>Public for Feign, which calls it by reflection.
 */
public final class Conversation implements Capability, CallListener {
    /** Anything shorter might be a part of any word. */
    private static final int SHORTEST_SECRET = 8;

    private final PrintStream err;
    private final String token;

    Conversation(PrintStream err, String token) {
        this.err = err;
        this.token = token;
    }

    @Override
    public Client enrich(Client client) {
        return (request, options) -> {
            show(request);
            Response response = client.execute(request, options);
            say("< " + response.status());
            show("< ", response.headers());
            return response;
        };
    }

    private void say(String line) {
        err.println(token.length() < SHORTEST_SECRET ? line : line.replace(token, "[token]"));
    }

    private void show(Request request) {
        URI url = URI.create(request.url());
        String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
        say("> " + request.httpMethod() + " " + url.getRawPath() + query);
        say("> Host: " + url.getRawAuthority());
        say("> " + Operations.TOKEN_HEADER + ": [token]");
        show("> ", request.headers());
    }

    private void show(String prefix, Map<String, Collection<String>> headers) {
        headers.forEach((name, values) -> values.forEach(value -> say(prefix + name + ": " + value)));
    }

    @Override
    public void onRequest(SentRequest request) {
        String outcome = request.status().isPresent() ? "" + request.status().getAsInt() : "no answer";
        say("* attempt " + request.attempt() + ": " + outcome + " in "
                + request.duration().toMillis() + " ms");
    }
}
