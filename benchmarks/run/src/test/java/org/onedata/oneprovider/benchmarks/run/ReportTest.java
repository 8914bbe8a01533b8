package org.onedata.oneprovider.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {

    @TempDir
    Path directory;

    private final Report report = new Report(new PrintStream(OutputStream.nullOutputStream()));

    private final Series slow = new Series("slow", List.of(9.0, 3.0, 4.0));
    private final Series fast = new Series("fast", List.of(3.0, 2.0, 2.0));

    @Test
    void ratioIsTheMedianOfRoundsWithItsRange() throws Exception {
        report.aim("start", "one", true, 3, slow.over(fast), "4 ms");
        assertThat(write()).contains("| one | ≤ 3.00 × | 2.00 (1.50–3.00) × | met | 4 ms |", "None is missed.");
    }

    @Test
    void aimWithinTheRangeIsUndecided() throws Exception {
        report.aim("start", "one", true, 2, slow.over(fast), "4 ms");
        report.aim("start", "two", false, 1.8, slow.over(fast), "4 ms");
        assertThat(write())
                .contains(
                        "| one | ≤ 2.00 × | 2.00 (1.50–3.00) × | undecided | 4 ms |",
                        "| two | ≥ 1.80 × | 2.00 (1.50–3.00) × | undecided | 4 ms |",
                        "None is missed.");
    }

    @Test
    void aimThatIsMissedIsGivenItsReason() throws Exception {
        report.aim("unchanged", "one", true, 1.4, slow.over(fast), "");
        report.aim("no such key", "two", false, 3.5, slow.over(fast), "");
        assertThat(write())
                .contains(
                        "- one (2.00 × where the aim is ≤ 1.40 ×): an empty project has",
                        "- two (2.00 × where the aim is ≥ 3.50 ×): why is not known yet.")
                .doesNotContain("None is missed.");
    }

    private String write() throws Exception {
        report.write(directory, "# Results\n");
        return Files.readString(directory.resolve("RESULTS.md"));
    }
}
