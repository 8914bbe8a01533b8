package org.onedata.oneprovider.emulator;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import java.util.logging.LogManager;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The emulator as a program, that runs until it is told to stop. */
@Command(
        name = "oneprovider-emulator",
        description = "An Oneprovider in memory, with a few workflow executions to pause.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        usageHelpAutoWidth = true,
        sortOptions = false)
final class Main implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--port", paramLabel = "PORT", description = "Port to listen on; 0 for any. Default: ${DEFAULT-VALUE}.")
    private int port = 8080;

    @Option(names = "--host", paramLabel = "HOST", description = "Interface to listen on. Default: ${DEFAULT-VALUE}.")
    private String host = "127.0.0.1";

    @Option(names = "--token", paramLabel = "TOKEN", description = "Token of the first user. Default: a random one.")
    private @Nullable String token;

    private Main() {}

    public static void main(String... args) {
        // What is said goes to standard error in one form, and below a warning it is of no interest here.
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "warn");
        LogManager.getLogManager().reset();
        org.slf4j.bridge.SLF4JBridgeHandler.install();
        int status = commandLine().execute(args);
        System.exit(status);
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main()).setParameterExceptionHandler((failure, args) -> {
            failure.getCommandLine().getErr().println("oneprovider-emulator: " + failure.getMessage());
            return CommandLine.ExitCode.USAGE;
        });
    }

    @Override
    public Integer call() throws InterruptedException {
        try (OneproviderEmulator emulator = start()) {
            print(emulator);
            Thread.currentThread().join(); // Until the JVM is told to stop.
        }
        return CommandLine.ExitCode.OK;
    }

    private OneproviderEmulator start() {
        try {
            OneproviderEmulator.Builder builder = OneproviderEmulator.builder().host(host).port(port);
            return token == null ? builder.start() : builder.token(token).start();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--" + e.getMessage());
        } catch (UncheckedIOException e) {
            throw new ParameterException(
                    spec.commandLine(), "cannot listen on " + host + ":" + port + ": " + e.getCause().getMessage());
        }
    }

    private void print(OneproviderEmulator emulator) {
        PrintWriter out = spec.commandLine().getOut();
        out.println("Oneprovider emulator at " + emulator.baseUrl());
        out.println("Token: " + emulator.token());
        out.println();
        String first = "";
        for (ExecutionStatus status : ExecutionStatus.values()) {
            String wid = emulator.schedule();
            emulator.move(wid, status);
            first = first.isEmpty() ? wid : first;
            out.printf("  %s  %s%n", wid, status);
        }
        out.println();
        out.println("curl -i -H \"X-Auth-Token: " + emulator.token() + "\" \\");
        out.println("-X POST \"" + emulator.baseUrl() + "/automation/execution/workflows/" + first + "/pause\"");
        out.flush();
    }

    /** Version in the manifest of the jar. */
    static final class Version implements CommandLine.IVersionProvider {

        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"oneprovider-emulator " + (version == null ? "development" : version)};
        }
    }
}
