package org.onedata.oneprovider.contract;

import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists the vectors. */
@Command(
        name = "list",
        description = "Lists the vectors, and what each shows.",
        usageHelpAutoWidth = true,
        sortOptions = false)
final class ListCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--side",
            paramLabel = "SIDE",
            description = "Only those that apply to this side: ${COMPLETION-CANDIDATES}.")
    private Side side;

    @Option(names = "--help", usageHelp = true, description = "Show this and exit.")
    private boolean help;

    /** A side of an exchange, as it is called on the command line. */
    enum Side {
        client,
        server
    }

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        String kind = "";
        for (Vector vector : Vectors.load().all()) {
            if (side == Side.client && !vector.appliesTo().client()
                    || side == Side.server && !vector.appliesTo().server()) {
                continue;
            }
            if (!kind.equals(Report.kind(vector))) {
                out.print(kind.isEmpty() ? "" : "\n");
                kind = Report.kind(vector);
                out.println(kind + ":");
            }
            out.printf("  %-38s %s%n", vector.id(), vector.documentation());
        }
    }
}
