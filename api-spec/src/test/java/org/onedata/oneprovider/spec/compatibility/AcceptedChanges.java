package org.onedata.oneprovider.spec.compatibility;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Intended breaking changes, each with its justification. */
public final class AcceptedChanges {
    private final String file;
    private final Map<String, String> justifications = new LinkedHashMap<>();

    private AcceptedChanges(String file, JsonNode changes) {
        this.file = file;
        changes.forEach(change -> justifications.put(
                change.path("change").asString(""),
                change.path("justification").asString("").strip()));
    }

    /** Reads a file, given by its path below the root of the project. */
    public static AcceptedChanges read(String file) throws IOException {
        return parse(file, Files.readString(Path.of("..").resolve(file)));
    }

    static AcceptedChanges parse(String file, String yaml) {
        return new AcceptedChanges(file, new YAMLMapper().readTree(yaml));
    }

    /** Formats differences as Markdown: breaking ones with their justification if accepted, then the others. */
    public String report(String title, List<Difference> differences) {
        StringBuilder report = new StringBuilder("# " + title + "\n");
        section(
                report,
                "Breaking",
                differences.stream().filter(Difference::isBreaking).toList());
        section(
                report,
                "Not breaking",
                differences.stream()
                        .filter(difference -> !difference.isBreaking())
                        .toList());
        return report.toString();
    }

    private void section(StringBuilder report, String title, List<Difference> differences) {
        report.append("\n## ").append(title).append("\n\n");
        if (differences.isEmpty()) {
            report.append("Nothing.\n");
        }
        for (Difference difference : differences) {
            report.append("- `").append(difference).append("`");
            if (difference.isBreaking()) {
                report.append("\n  breaks ").append(difference.breaks().text);
                String justification = justifications.getOrDefault(difference.toString(), "");
                report.append(justification.isEmpty() ? ", not accepted" : "; accepted: " + justification);
            }
            report.append("\n");
        }
    }

    /**
     * Faults to report: breaking changes that are not accepted, and accepted changes that do not exist; empty if there
     * are none.
     */
    public String faults(List<Difference> differences) {
        List<Difference> breaking =
                differences.stream().filter(Difference::isBreaking).toList();
        List<Difference> unaccepted = breaking.stream()
                .filter(difference ->
                        justifications.getOrDefault(difference.toString(), "").isEmpty())
                .toList();
        List<String> stale = new ArrayList<>(justifications.keySet());
        breaking.forEach(difference -> stale.remove(difference.toString()));

        StringBuilder faults = new StringBuilder();
        for (Difference difference : unaccepted) {
            faults.append("\n  ").append(difference);
            faults.append("\n      breaks ").append(difference.breaks().text);
        }
        if (!unaccepted.isEmpty()) {
            faults.append("\nTake it back, or, if it is meant, accept it with a justification in ")
                    .append(file)
                    .append(":\n\n");
            for (Difference difference : unaccepted) {
                faults.append("- change: '")
                        .append(difference.toString().replace("'", "''"))
                        .append("'\n");
                faults.append("  justification: what it is worth the break for, and how to follow\n");
            }
        }
        for (String change : stale) {
            faults.append("\n").append(file);
            faults.append(": there is no such breaking change, take it out: ").append(change);
        }
        return faults.toString();
    }
}
