package org.onedata.oneprovider.cli;

import feign.Client;
import feign.Request;
import feign.Response;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Prints each request as a command of curl's in place of sending it. */
final class Curl implements Client {
    /** In place of the token. */
    static final String TOKEN = "$ONEPROVIDER_API_KEY";

    private final Options options;
    private final PrintStream out;

    Curl(Options options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    @Override
    public Response execute(Request request, Request.Options ignored) {
        List<String> words = new ArrayList<>(List.of("curl"));
        addOptions(words);
        words.addAll(List.of("-X", request.httpMethod().name()));
        words.addAll(List.of("-H", "\"" + Operations.TOKEN_HEADER + ": " + TOKEN + "\""));
        request.headers().forEach((name, values) -> {
            if (!List.of(Operations.TOKEN_HEADER, "User-Agent", "Content-Length")
                    .contains(name)) {
                values.forEach(value -> words.addAll(List.of("-H", quoted(name + ": " + value))));
            }
        });
        if (request.body() != null && request.body().length > 0) {
            words.addAll(List.of("--data-raw", quoted(new String(request.body(), StandardCharsets.UTF_8))));
        }
        words.add(quoted(request.url()));
        out.println(String.join(" ", words));
        return Response.builder().status(204).request(request).build();
    }

    private void addOptions(List<String> words) {
        if (options.isInsecure) {
            words.add("-k");
        }
        if (options.cacert != null) {
            words.addAll(List.of("--cacert", quoted(options.cacert.toString())));
        }
        if (options.proxy != null) {
            words.addAll(List.of("-x", quoted(options.proxy)));
        }
        if (options.maxTime != null) {
            words.addAll(List.of("-m", options.maxTime.toString()));
        }
        if (options.connectTimeout != null) {
            words.addAll(List.of("--connect-timeout", options.connectTimeout.toString()));
        }
        if (options.output != null) {
            words.addAll(List.of("-o", quoted(options.output.toString())));
        }
    }

    /** As one word of a shell. */
    static String quoted(String text) {
        return text.matches("[A-Za-z0-9_./:=,@%+-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
