package org.onedata.oneprovider.benchmarks.run;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Starts of servers for tests: the first in a JVM, and those after it. */
final class MockServers {
    private static final int STARTS = 6;
    private static final Pattern STARTED = Pattern.compile("started in ([\\d.]+)");

    private final Plan plan;
    private final Report report;

    MockServers(Plan plan, Report report) {
        this.plan = plan;
        this.report = report;
    }

    void measure() throws IOException, InterruptedException {
        Series first = new Series("**the emulator**, the first in a JVM");
        Series later = new Series("**the emulator**, later");
        Series firstOfWireMock = new Series("WireMock, the first in a JVM");
        Series laterOfWireMock = new Series("WireMock, later");
        for (int round = 0; round < plan.starts; round++) {
            start("emulator", "emulator.Emulator", first, later);
            start("wiremock", "wiremock.WireMock", firstOfWireMock, laterOfWireMock);
        }
        aim("emulator-first", "the emulator's first start in a JVM, against WireMock's", first, firstOfWireMock);
        aim("emulator-later", "its later starts in the same JVM, against WireMock's", later, laterOfWireMock);
        report.section(
                "Servers for tests",
                Report.table("up to the first answer", "ms", List.of(first, firstOfWireMock, later, laterOfWireMock)));
    }

    private void aim(String key, String measure, Series emulator, Series wireMock) {
        report.aim(
                key,
                measure,
                true,
                1,
                emulator.over(wireMock),
                Series.text(emulator.median()) + " ms against " + Series.text(wireMock.median()) + " ms");
    }

    private static void start(String module, String type, Series first, Series later)
            throws IOException, InterruptedException {
        String output = Program.run(
                Program.TARGET,
                Map.of(),
                Program.java(
                        Program.join(Program.classPath(module)),
                        Program.type("MockServerStarts"),
                        Program.type(type),
                        String.valueOf(STARTS)));
        List<Double> starts = STARTED.matcher(output)
                .results()
                .map(MatchResult::group)
                .map(line -> Double.valueOf(line.substring("started in ".length())))
                .toList();
        if (starts.size() != STARTS) {
            throw new IllegalStateException(type + " did not start " + STARTS + " times:\n" + output);
        }
        first.add(starts.get(0));
        Series rest = new Series("rest", starts.subList(1, STARTS));
        later.add(rest.median());
    }
}
