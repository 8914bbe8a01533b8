package org.onedata.oneprovider.contract;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Judges a client that it starts. */
@Command(
        name = "client",
        customSynopsis = "oneprovider-contract-tests client [OPTIONS] -- COMMAND [ARGUMENT...]",
        description = {
            "Judges a client, which it starts by the command.",
            "",
            "The client reads a line of JSON from its standard input for each call that it is to make, and writes a"
                    + " line of JSON with the outcome to its standard output.",
            ""
        },
        usageHelpAutoWidth = true,
        sortOptions = false)
final class ClientCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "COMMAND", description = "The command that starts the client, after --.")
    private List<String> command;

    @Mixin
    private Judging judging;

    @Option(names = "--help", usageHelp = true, description = "Show this and exit.")
    private boolean help;

    @Override
    public Integer call() throws IOException {
        Vectors vectors = Vectors.load();
        List<Vector> all = new ArrayList<>(vectors.clientRequests());
        all.addAll(vectors.clientResponses());
        try (PipedClient client = new PipedClient(command, judging.timeout())) {
            return judging.judge(
                    "The client " + String.join(" ", command),
                    all,
                    vector -> {
                        client.begin(vector);
                        if (vector instanceof RequestVector request) {
                            ClientCheck.check(request, client);
                        } else if (vector instanceof ResponseVector response) {
                            ClientCheck.check(response, client);
                        }
                    },
                    client::finish);
        } catch (PeerException e) {
            throw new ParameterException(judging.commandLine(), String.valueOf(e.getMessage()));
        }
    }
}
