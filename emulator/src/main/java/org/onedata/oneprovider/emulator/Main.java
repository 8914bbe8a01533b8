package org.onedata.oneprovider.emulator;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.logging.LogManager;
import org.jspecify.annotations.Nullable;
import org.slf4j.bridge.SLF4JBridgeHandler;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The emulator as a program that runs until it is stopped. */
@Command(
        name = "oneprovider-emulator",
        description = "A Oneprovider in memory, with a few workflow executions to pause.",
        versionProvider = Main.Version.class,
        usageHelpAutoWidth = true,
        sortOptions = false)
final class Main implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "Port to listen on; 0 for any. Default: ${DEFAULT-VALUE}.")
    private int port = 8080;

    @Option(names = "--host", paramLabel = "HOST", description = "Interface to listen on. Default: ${DEFAULT-VALUE}.")
    private String host = "127.0.0.1";

    @Option(names = "--token", paramLabel = "TOKEN", description = "Token of the first user. Default: a random one.")
    private @Nullable String token;

    @Option(
            names = "--executions",
            paramLabel = "FILE",
            description = "Users and executions to begin with (YAML). Default: an execution in each status.")
    private @Nullable Path executions;

    @Option(names = "--tls", description = "Serve https with a certificate made at start, whose file is printed.")
    private boolean tls;

    @Option(
            names = "--latency",
            paramLabel = "MS",
            description = "Milliseconds to wait before each answer. Default: 0.")
    private int latency;

    @Option(
            names = "--release",
            paramLabel = "RELEASE",
            description = "Release of Onedata whose errors are sent: 25.0, 21.02 or 20.02. Default: 25.0.")
    private String release = "25.0";

    @Option(
            names = "--keep-requests",
            paramLabel = "COUNT",
            description = "Requests to keep for /emulator/requests, in 16 MiB of memory at most. Default: 0.")
    private int keptRequests;

    @Option(
            names = "--allow-host",
            paramLabel = "NAME",
            description = "Host name by which browsers and /emulator may come, beside localhost and addresses.")
    private List<String> allowedHosts = List.of();

    @Option(names = "--help", usageHelp = true, description = "Show this and exit.")
    private boolean help;

    @Option(names = "--version", versionHelp = true, description = "Show the version and exit.")
    private boolean version;

    private Main() {}

    public static void main(String... args) {
        // Users of the program need not see what libraries log below warnings.
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "warn");
        LogManager.getLogManager().reset();
        SLF4JBridgeHandler.install();
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main()).setParameterExceptionHandler((failure, arguments) -> {
            failure.getCommandLine().getErr().println("oneprovider-emulator: " + failure.getMessage());
            return CommandLine.ExitCode.USAGE;
        });
    }

    @Override
    public Integer call() throws InterruptedException {
        OneproviderEmulator emulator = start();
        Runtime.getRuntime().addShutdownHook(new Thread(emulator::close, "oneprovider-emulator-stop"));
        print(emulator);
        Thread.currentThread().join(); // Until the JVM is stopped.
        return CommandLine.ExitCode.OK;
    }

    private OneproviderEmulator start() {
        OneproviderEmulator.Builder builder = OneproviderEmulator.builder();
        try {
            builder.host(host)
                    .port(port)
                    .latency(Duration.ofMillis(latency))
                    .release(Release.of(release))
                    .allowHosts(allowedHosts.toArray(String[]::new))
                    .page()
                    .control();
            if (token != null) {
                builder.token(token);
            }
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--" + e.getMessage());
        }
        if (keptRequests < 0) {
            throw new ParameterException(spec.commandLine(), "--keep-requests: must not be negative: " + keptRequests);
        }
        builder.keepRequests(keptRequests, 16 << 20);
        try {
            if (tls) {
                builder.tls();
            }
            PrintWriter out = spec.commandLine().getOut();
            OneproviderEmulator emulator = builder.accessLog(out::println).start();
            if (executions == null) {
                for (ExecutionStatus status : ExecutionStatus.values()) {
                    emulator.move(emulator.schedule(), status);
                }
            } else {
                new ExecutionsFile(executions).load(emulator);
            }
            emulator.setStart();
            return emulator;
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        } catch (UncheckedIOException e) {
            throw new ParameterException(
                    spec.commandLine(),
                    "cannot listen on " + host + ":" + port + ": "
                            + e.getCause().getMessage());
        }
    }

    private void print(OneproviderEmulator emulator) {
        PrintWriter out = spec.commandLine().getOut();
        if (!isLoopback()) {
            spec.commandLine()
                    .getErr()
                    .println("oneprovider-emulator: warning: --host " + host
                            + ": whoever reaches this machine can read the token from the page, and needs none for"
                            + " /emulator");
        }
        List<Execution> all = emulator.executions();
        out.println("Oneprovider emulator at " + emulator.baseUrl());
        out.println("API page: " + emulator.baseUrl().replaceFirst("(//[^/]+/).*", "$1"));
        out.println("Token: " + emulator.token());
        String cacert = "";
        Path certificate = emulator.writeCertificate();
        if (certificate != null) {
            out.println("Certificate: " + certificate);
            cacert = "--cacert " + certificate + " ";
        }
        out.println();
        all.forEach(execution -> out.printf("  %s  %s%n", execution.wid(), execution.status()));
        out.println();
        out.println("curl " + cacert + "-H \"X-Auth-Token: " + emulator.token() + "\" \\");
        out.println("-X POST \"" + emulator.baseUrl() + "/automation/execution/workflows/"
                + (all.isEmpty() ? "$ATM_WORKFLOW_EXECUTION_ID" : all.get(0).wid()) + "/pause\"");
        out.println();
        out.flush();
    }

    private boolean isLoopback() {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** Version from the manifest of the jar. */
    static final class Version implements CommandLine.IVersionProvider {

        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"oneprovider-emulator " + (version == null ? "development" : version)};
        }
    }
}
