package org.onedata.oneprovider.contract;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Judges a server that is running. */
@Command(
        name = "server",
        description = {
            "Judges a server that is running.",
            "",
            "No workflow execution of the server may have an id that a vector uses: each request that comes as far as"
                    + " to look for one is answered with 404 and notFound. With --prepare, the server is a set-up for"
                    + " tests whose outcome can be chosen, and all vectors are run.",
            ""
        },
        usageHelpAutoWidth = true,
        sortOptions = false)
final class ServerCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--url",
            paramLabel = "BASE",
            required = true,
            description = "Base URL of the API, with its path: http://127.0.0.1:8080/api/v3/oneprovider")
    private String url;

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            required = true,
            description = "An access token that the server accepts.")
    private String token;

    @Option(
            names = "--prepare",
            paramLabel = "URL",
            description = "Where the outcome of the next request is posted to.")
    private @Nullable String prepare;

    @Option(names = "--seen", paramLabel = "URL", description = "Where what the implementer was handed is asked for.")
    private @Nullable String seen;

    @Mixin
    private Judging judging;

    @Option(names = "--help", usageHelp = true, description = "Show this and exit.")
    private boolean help;

    @Override
    public Integer call() throws IOException {
        if (seen != null && prepare == null) {
            throw new ParameterException(spec.commandLine(), "--seen needs --prepare");
        }
        if (!token.matches("[!-~]+")) {
            throw new ParameterException(spec.commandLine(), "--token has characters that no header may have");
        }
        ServerUnderTest server = ServerUnderTest.at(url("--url", url).toString(), token, () -> {});
        if (prepare != null) {
            server = server.with(new RemoteImplementer(
                    url("--prepare", prepare), seen == null ? null : url("--seen", seen), judging.timeout()));
        }
        ServerCheck check = new ServerCheck(server, judging.timeout());
        Vectors vectors = Vectors.load();
        List<Vector> all = new ArrayList<>(vectors.serverRequests());
        all.addAll(vectors.serverResponses());
        all.addAll(vectors.malformedRequests());
        return judging.judge(
                "The server at " + url,
                all,
                vector -> {
                    if (vector instanceof RequestVector request) {
                        check.check(request);
                    } else if (vector instanceof ResponseVector response) {
                        check.check(response);
                    } else if (vector instanceof MalformedRequestVector request) {
                        check.check(request);
                    }
                },
                () -> {});
    }

    private URI url(String option, String text) {
        return url(spec, option, text);
    }

    static URI url(CommandSpec spec, String option, String text) {
        try {
            URI uri = new URI(text);
            if (uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // As below.
        }
        throw new ParameterException(spec.commandLine(), option + " is no http or https URL: " + text);
    }
}
