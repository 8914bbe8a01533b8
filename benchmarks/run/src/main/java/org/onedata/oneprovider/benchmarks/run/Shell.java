package org.onedata.oneprovider.benchmarks.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.onedata.oneprovider.benchmarks.Exchange;
import org.onedata.oneprovider.benchmarks.FixedServer;

/** Time of a pause from a shell, as of whole processes; the program has made its archive of classes before. */
final class Shell {
    private static final Path PROGRAM = Program.ROOT.resolve("cli/target/oneprovider-rest-cli");
    private static final Path CACHE = Program.TARGET.resolve("cache");

    private static final List<String> CLI =
            List.of(PROGRAM.toString(), "pauseWorkflowExecution", "wid=" + Exchange.WID);

    /** As scripts do it that assemble a command of curl's, and have it evaluated. */
    private static final List<String> CURL = List.of(
            "bash",
            "-c",
            "command='curl -sS --fail -X POST -H \"X-Auth-Token: $ONEPROVIDER_API_KEY\" \"$ONEPROVIDER_HOST"
                    + Exchange.BASE_PATH + Exchange.path(Exchange.WID) + "\"'; eval \"$command\"");

    private final Plan plan;
    private final Report report;

    Shell(Plan plan, Report report) {
        this.plan = plan;
        this.report = report;
    }

    void measure(String server) throws IOException, InterruptedException {
        makeArchive(server);
        Series cli = new Series("**`oneprovider-rest-cli`**");
        Series jdk = new Series("a program with the JDK's HttpClient");
        Series curl = new Series("bash and curl");
        for (int round = 0; round < plan.starts; round++) {
            cli.add(run(CLI, server));
            jdk.add(Start.start(CallCosts.JDK, server));
            curl.add(run(CURL, server));
        }
        report.aim(
                "shell",
                "a pause from a shell by `oneprovider-rest-cli`, against a program with the JDK's HttpClient",
                true,
                1.0,
                cli.over(jdk),
                Series.text(cli.median()) + " ms against " + Series.text(jdk.median()) + " ms");
        report.section(
                "A pause from a shell",
                Report.table("whole process, from its start to its end", "ms", List.of(cli, jdk, curl)));
    }

    private static void makeArchive(String server) throws IOException, InterruptedException {
        run(CLI, server);
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (!hasArchive()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("no archive in " + CACHE);
            }
            Thread.sleep(100);
        }
    }

    private static boolean hasArchive() throws IOException {
        try (Stream<Path> files = Files.walk(CACHE)) {
            long made = PROGRAM.toFile().lastModified();
            return files.anyMatch(file -> file.toString().endsWith(".jsa")
                    && file.toFile().length() > 0
                    && file.toFile().lastModified() > made);
        }
    }

    private static double run(List<String> command, String server) throws IOException, InterruptedException {
        Map<String, String> environment = Map.of(
                "ONEPROVIDER_HOST",
                server,
                "ONEPROVIDER_API_KEY",
                Exchange.TOKEN,
                "JAVA_HOME",
                System.getProperty("java.home"),
                "XDG_CACHE_HOME",
                CACHE.toString());
        long before = FixedServer.count(server);
        long start = System.nanoTime();
        Program.run(Program.TARGET, environment, command);
        double millis = (System.nanoTime() - start) / 1e6;
        if (FixedServer.count(server) != before + 1) {
            throw new IllegalStateException(command.get(0) + " did not pause once");
        }
        return millis;
    }
}
