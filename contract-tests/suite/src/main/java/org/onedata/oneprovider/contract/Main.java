package org.onedata.oneprovider.contract;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The kit as a program, which judges clients and servers in any language. */
@Command(
        name = "oneprovider-contract-tests",
        description = "Judges clients and servers of the Oneprovider API by its contract vectors.",
        subcommands = {
            ServerCommand.class,
            ClientCommand.class,
            ProxyCommand.class,
            ListCommand.class,
            ShowCommand.class
        },
        footer = {
            "",
            "Exit status: 0 if all vectors are met, 1 if some fail, 2 if used wrongly, or if there is no peer to"
                    + " judge:",
            "it cannot be reached, or does not speak the protocol."
        },
        versionProvider = Main.Version.class,
        usageHelpAutoWidth = true,
        sortOptions = false)
public final class Main implements Runnable {
    static final int OK = CommandLine.ExitCode.OK;
    static final int FAILURES = 1;
    static final int NO_PEER = CommandLine.ExitCode.USAGE;

    @Spec
    private CommandSpec spec;

    @Option(names = "--help", usageHelp = true, description = "Show this and exit.")
    private boolean help;

    @Option(names = "--version", versionHelp = true, description = "Show the version and exit.")
    private boolean version;

    private Main() {}

    public static void main(String... args) {
        // The parser of schemas need not tell what it does.
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "error");
        int status = run(
                new PrintWriter(System.out, false, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                args);
        System.exit(status);
    }

    /** Runs the program within this JVM, and returns its exit status. */
    public static int run(PrintWriter out, PrintWriter err, String... args) {
        int status = new CommandLine(new Main())
                .setOut(out)
                .setErr(err)
                .setParameterExceptionHandler((failure, arguments) -> {
                    complain(failure.getCommandLine().getCommandSpec(), failure.getMessage());
                    return NO_PEER;
                })
                .setExecutionExceptionHandler((failure, commandLine, arguments) -> {
                    complain(commandLine.getCommandSpec(), failure.toString());
                    return NO_PEER;
                })
                .execute(args);
        out.flush();
        err.flush();
        return status;
    }

    static void complain(CommandSpec spec, String fault) {
        PrintWriter err = spec.commandLine().getErr();
        err.println("oneprovider-contract-tests: " + fault);
        err.flush();
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "no command; see --help");
    }

    /** Version from the manifest of the jar. */
    static final class Version implements CommandLine.IVersionProvider {

        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"oneprovider-contract-tests " + (version == null ? "development" : version)};
        }
    }
}
