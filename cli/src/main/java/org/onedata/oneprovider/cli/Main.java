package org.onedata.oneprovider.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Starts the program; the launcher tells which of its streams are terminals. */
final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.setProperty("slf4j.internal.verbosity", "ERROR"); // There is no log, and no need to say so.
        String terminals = System.getProperty("terminals", "");
        Console console = new Console(
                System.in,
                new PrintStream(System.out, false, StandardCharsets.UTF_8),
                new PrintStream(System.err, true, StandardCharsets.UTF_8),
                terminals.contains("1"),
                terminals.contains("2"));
        int status = new Cli(System.getenv(), console).run(args);
        console.out().flush();
        System.exit(status);
    }
}
