package org.onedata.oneprovider.contract.program;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.onedata.oneprovider.contract.Main;

/**
 * A run of the kit, within this JVM.
 *
 * @param failing ids of the vectors that were judged and failed, by the report for CI servers
 * @param judged number of vectors that were judged
 */
public record Kit(int status, String out, String err, List<String> failing, int judged) {
    private static final Pattern CASE =
            Pattern.compile("<testcase name=\"(\\w+)\"[^>]*>(<failure|<skipped|</testcase>)");

    public static Kit run(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        try {
            Path report = Files.createTempFile("kit", ".xml");
            List<String> arguments = new ArrayList<>(List.of(args));
            arguments.addAll(1, List.of("--junit", report.toString()));
            int status = Main.run(new PrintWriter(out), new PrintWriter(err), arguments.toArray(String[]::new));
            String xml = Files.readString(report);
            Files.delete(report);
            List<String> failing = new ArrayList<>();
            int judged = 0;
            for (var testcase : CASE.matcher(xml).results().toList()) {
                judged += testcase.group(2).equals("<skipped") ? 0 : 1;
                if (testcase.group(2).equals("<failure")) {
                    failing.add(testcase.group(1));
                }
            }
            return new Kit(status, out.toString(), err.toString(), failing, judged);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Judges a client in a process of its own. */
    public static Kit client(String name, String... options) {
        List<String> arguments = new ArrayList<>(List.of("client", "--timeout", "60"));
        arguments.addAll(List.of(options));
        arguments.addAll(List.of(
                "--",
                System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                PipedClientProgram.class.getName(),
                name));
        return run(arguments.toArray(String[]::new));
    }
}
