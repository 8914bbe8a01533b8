package org.onedata.oneprovider.benchmarks.run;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.onedata.oneprovider.benchmarks.FixedServer;
import org.onedata.oneprovider.benchmarks.FixedServer.Fault;
import org.onedata.oneprovider.benchmarks.run.Program.Server;

/** Measures everything by the {@link Plan}, and writes {@code RESULTS.md} and its charts. */
final class Benchmarks {
    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

    private Benchmarks() {}

    public static void main(String[] args) throws Exception {
        long start = System.nanoTime();
        Plan plan = Plan.valueOf(System.getProperty("plan"));
        Path results = Path.of(System.getProperty("results")).normalize();
        Report report = new Report(System.out);
        CallCosts calls = new CallCosts(plan, report);
        if (plan == Plan.QUICK) {
            calls.control();
            try (Server wrong = fixedServer(Fault.WRONG_ANSWER)) {
                new Start(plan, report).control(wrong.address);
            }
        }
        try (Server server = fixedServer(Fault.NONE)) {
            calls.pause(server.address);
            calls.callers(server.address);
            calls.errors(server.address);
            new Start(plan, report).measure(server.address);
            new Shell(plan, report).measure(server.address);
        }
        new MockServers(plan, report).measure();
        new Jars(report).measure();
        new Runtimes(plan, report).measure();
        Builds builds = new Builds(plan, report);
        builds.contracts();
        builds.unchanged();
        report.write(results, introduction(plan, System.nanoTime() - start));
        System.out.println("Written: " + Program.ROOT.relativize(results.resolve("RESULTS.md")));
    }

    static Server fixedServer(Fault fault) throws IOException {
        return new Server(Program.join(Program.classPath("harness")), FixedServer.class.getName(), fault.name());
    }

    private static String introduction(Plan plan, long nanos) throws IOException {
        long memory = ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getTotalMemorySize();
        return """
                # How fast it is

                Written by `mvn -q -Pbenchmarks%s verify`, which took %d minutes for it; no figure is typed by hand. Ratios are what
                counts: all that is compared was run in one go, and in turns. Times are for orientation.

                | | |
                |---|---|
                | machine | %d cores (%s), %.0f GiB of memory |
                | system | %s %s |
                | JDK | %s %s |
                | Maven | %s |
                | client | %s |
                | bare libraries | %s |
                | stock Feign client | openapi-generator %s; %s |
                | stock native client | openapi-generator %s; %s |
                | JAX-RS runtimes | %s |
                | servers for tests | emulator, %s |
                | harness | %s |

                Pauses go to one server process, which is one thread that answers with bytes made in advance, and counts: a benchmark fails
                unless the server saw exactly as many requests as there were calls, each with its token, and unless every answer was what it
                should be. The bare libraries keep the same limits as the client, as far as they have such: 5 s to connect, 30 s of silence,
                60 s for a call. They send nothing twice (OkHttp with `retryOnConnectionFailure(false)`, Apache HttpClient with
                `disableAutomaticRetries()`); the client would after a failure, of which the count shows there was none. None of them follows
                redirects, and what the client turns off in Apache HttpClient, such as cookies and compressed answers, is off in the bare one
                too. The stock clients are as they come.
                """.formatted(
                        plan == Plan.QUICK ? " -Dquick" : "",
                        Math.round(nanos / 60e9),
                        Runtime.getRuntime().availableProcessors(),
                        cpu(),
                        memory / (double) (1L << 30),
                        System.getProperty("os.name"),
                        System.getProperty("os.arch"),
                        System.getProperty("java.vm.name"),
                        Runtime.version(),
                        System.getProperty("maven.version"),
                        versions("client", "feign-core|httpclient5|httpcore5|jackson-databind"),
                        versions("bare", "okhttp.*|httpclient5|httpcore5|jackson-core"),
                        System.getProperty("generator.version"),
                        versions("stock-feign", "feign-core|okhttp|jackson-databind"),
                        System.getProperty("generator.version"),
                        versions("stock-native", "jackson-databind"),
                        String.join(
                                ", ",
                                versions("jersey3", "jersey-server"),
                                versions("jersey4", "jersey-server"),
                                versions("resteasy", "resteasy-core"),
                                versions("cxf", "cxf-rt-frontend-jaxrs|jetty-server|hibernate-validator")),
                        versions("wiremock", "wiremock-standalone"),
                        versions("run", "jmh-core"));
    }

    private static String cpu() throws IOException {
        if (!Files.exists(CPU_INFO)) {
            return System.getProperty("os.arch");
        }
        try (Stream<String> lines = Files.lines(CPU_INFO)) {
            return lines.filter(line -> line.toLowerCase(Locale.ROOT).startsWith("model name"))
                    .findFirst()
                    .map(line -> line.replaceFirst(".*:\\s*", ""))
                    .orElse(System.getProperty("os.arch"));
        }
    }

    private static String versions(String module, String names) throws IOException {
        List<String> versions = new ArrayList<>();
        for (Path jar : Program.classPath(module)) {
            String version = Program.nameAndVersion(jar);
            if (version.matches("(" + names + ") .*")) {
                versions.add(version);
            }
        }
        return String.join(", ", versions);
    }
}
