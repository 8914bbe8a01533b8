package org.onedata.oneprovider.contract;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.onedata.oneprovider.contract.JudgingProxy.Exchange;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Stands between any client and any server until it is stopped. */
@Command(
        name = "proxy",
        description = {
            "Stands between a client and a server, and judges each exchange.",
            "",
            "It runs until it is stopped (Ctrl-C), and then says how many exchanges had faults.",
            ""
        },
        usageHelpAutoWidth = true,
        sortOptions = false)
final class ProxyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--target",
            paramLabel = "BASE",
            required = true,
            description = "Base URL of the API, with its path: http://127.0.0.1:8080/api/v3/oneprovider")
    private String target;

    @Option(names = "--port", paramLabel = "PORT", description = "Port to listen on. Default: any that is free.")
    private int port;

    @Option(names = "--help", usageHelp = true, description = "Show this and exit.")
    private boolean help;

    private final AtomicInteger exchanges = new AtomicInteger();
    private final AtomicInteger faulty = new AtomicInteger();

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        try (JudgingProxy proxy = new JudgingProxy(
                ServerCommand.url(spec, "--target", target.replaceFirst("/$", "")),
                port,
                exchange -> print(out, exchange))) {
            out.println("Proxy of " + target + " at " + proxy.baseUrl());
            out.flush();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(out), "judging-proxy-stop"));
            Thread.currentThread().join(); // Until the JVM is stopped.
            return Main.OK;
        } catch (IOException e) {
            throw new ParameterException(spec.commandLine(), "cannot listen on port " + port + ": " + e.getMessage());
        }
    }

    private void stop(PrintWriter out) {
        out.println();
        out.println(exchanges + " exchanges, " + faulty + " with faults.");
        out.flush();
        // Else the status would be that of the signal.
        Runtime.getRuntime().halt(faulty.get() > 0 ? Main.FAILURES : Main.OK);
    }

    private void print(PrintWriter out, Exchange exchange) {
        exchanges.incrementAndGet();
        if (exchange.isFaulty()) {
            faulty.incrementAndGet();
        }
        out.print(exchange.isFaulty() ? Ansi.AUTO.string("@|bold,red FAULT|@ ") : "ok    ");
        out.println((exchange.status() == 0 ? "---" : exchange.status()) + " " + Text.oneLine(exchange.request()));
        exchange.ofTheRequest().forEach(fault -> out.println("        request  " + Text.oneLine(fault)));
        exchange.ofTheAnswer().forEach(fault -> out.println("        answer   " + Text.oneLine(fault)));
        out.flush();
    }
}
