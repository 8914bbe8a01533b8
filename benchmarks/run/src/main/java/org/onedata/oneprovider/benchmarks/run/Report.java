package org.onedata.oneprovider.benchmarks.run;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** Collects results and writes the report. */
final class Report {
    private static final String MISSED = "**missed**";

    /** A ratio with an aim: an upper or a lower bound. */
    record Aim(String key, String measure, boolean atMost, double bound, Series ratio, String absolute) {
        /** Undecided if the rounds disagree. */
        String verdict() {
            boolean some = atMost ? ratio.min() <= bound : ratio.max() >= bound;
            boolean all = atMost ? ratio.max() <= bound : ratio.min() >= bound;
            return all ? "met" : some ? "undecided" : MISSED;
        }

        String bound(String times) {
            return (atMost ? "≤ " : "≥ ") + Series.text(bound) + times;
        }
    }

    private final List<Aim> aims = new ArrayList<>();
    private final List<String> sections = new ArrayList<>();
    private final Map<String, String> charts = new TreeMap<>();
    private final PrintStream out;

    /** A report that prints each ratio as soon as it is known. */
    Report(PrintStream out) {
        this.out = out;
    }

    void aim(String key, String measure, boolean atMost, double bound, Series ratio, String absolute) {
        aims.add(new Aim(key, measure, atMost, bound, ratio, absolute));
        out.printf(
                "%s: %s (aim %s)%n",
                measure, ratio.text(), aims.get(aims.size() - 1).bound(""));
    }

    void section(String title, List<String> lines) {
        sections.add("\n## " + title + "\n\n" + String.join("\n", lines) + "\n");
    }

    /** A chart, written to its own file. */
    void chart(String file, String svg) {
        charts.put(file, svg);
    }

    /** A table of Markdown; the first row is its head. */
    static List<String> table(List<List<String>> rows) {
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            lines.add("| " + String.join(" | ", row) + " |");
            if (lines.size() == 1) {
                lines.add("|---|" + "---:|".repeat(row.size() - 1));
            }
        }
        return lines;
    }

    /** A table of series, in the unit. */
    static List<String> table(String head, String unit, List<Series> series) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(head, unit + ", median", "range"));
        for (Series one : series) {
            rows.add(List.of(
                    one.name(), Series.text(one.median()), Series.text(one.min()) + "–" + Series.text(one.max())));
        }
        return table(rows);
    }

    /** Writes {@code RESULTS.md} and the charts, all of which are of one run. */
    void write(Path directory, String introduction) throws IOException {
        Properties reasons = new Properties();
        try (Reader in =
                new InputStreamReader(Report.class.getResourceAsStream("reasons.properties"), StandardCharsets.UTF_8)) {
            reasons.load(in);
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("measure", "aim", "measured", "", "for orientation"));
        List<String> missed = new ArrayList<>();
        for (Aim aim : aims) {
            rows.add(List.of(aim.measure(), aim.bound(" ×"), aim.ratio().text() + " ×", aim.verdict(), aim.absolute()));
            if (aim.verdict().equals(MISSED)) {
                missed.add("- " + aim.measure() + " (" + Series.text(aim.ratio().median()) + " × where the aim is "
                        + aim.bound(" ×") + "): " + reasons.getProperty(aim.key(), "why is not known yet."));
            }
        }
        StringBuilder text = new StringBuilder(introduction).append("\n## Ratios and aims\n\n");
        text.append("Median, and in brackets the range, of the ratios of single rounds. ");
        text.append("An aim within the range is undecided.\n\n");
        text.append(String.join("\n", table(rows))).append('\n');
        if (missed.isEmpty()) {
            text.append("\nNone is missed.\n");
        } else {
            text.append("\nMissed, and why:\n\n")
                    .append(String.join("\n", missed))
                    .append('\n');
        }
        sections.forEach(text::append);
        for (Map.Entry<String, String> chart : charts.entrySet()) {
            Files.writeString(directory.resolve(chart.getKey()), chart.getValue());
        }
        Files.writeString(directory.resolve("RESULTS.md"), text);
    }
}
