package org.onedata.oneprovider.contract.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.onedata.oneprovider.contract.Vectors;

/** Counts the checks that the vectors became in this build; the README says the same. */
class ReportTest {
    private static final List<String> MODULES =
            List.of("model", "client", "jersey3", "jersey4", "resteasy", "cxf", "emulator");
    private static final Pattern COUNTS =
            Pattern.compile("<testsuite [^>]*?tests=\"(\\d+)\"[^>]*?skipped=\"(\\d+)\"", Pattern.DOTALL);

    @Test
    void readmeSaysHowManyVectorsAndChecksThereAre() throws IOException {
        Map<String, Integer> checks = new TreeMap<>();
        for (String module : MODULES) {
            Path reports = Path.of("..", module, "target", "surefire-reports");
            assumeTrue(Files.isDirectory(reports), module + " was not tested before: this counts a whole build only");
            checks.put(module, count(reports));
        }
        int sum = checks.values().stream().mapToInt(Integer::intValue).sum();
        String figures = String.format(
                Locale.ROOT, "%d vectors, %,d checks", Vectors.load().all().size(), sum);
        System.out.println(figures + " " + checks);

        assertThat(Files.readString(Path.of("..", "..", "README.md"))).contains(figures);
    }

    /** Tests that were run and not skipped, by Surefire's reports. */
    private static int count(Path reports) throws IOException {
        int count = 0;
        try (Stream<Path> files = Files.list(reports)) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".xml")).toList()) {
                Matcher counts = COUNTS.matcher(Files.readString(file));
                assertThat(counts.find()).as("counts in %s", file).isTrue();
                count += Integer.parseInt(counts.group(1)) - Integer.parseInt(counts.group(2));
            }
        }
        return count;
    }
}
