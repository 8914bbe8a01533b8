package org.onedata.oneprovider.demo;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Table in aligned columns, followed by a summary line. */
final class Table {
    private static final List<String> HEAD = List.of("execution", "HTTP", "error", "right after", "settled", "");

    private final List<Demo.Row> rows;

    Table(List<Demo.Row> rows) {
        this.rows = rows;
    }

    void print(PrintStream out, String baseUrl) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(HEAD);
        lines.add(null); // A rule, once the widths are known.
        for (Demo.Row row : rows) {
            lines.add(cells(row));
            if (!row.answer().details().isEmpty()) {
                lines.add(List.of("", "", "  " + details(row.answer()), "", "", ""));
            }
        }
        int[] widths = new int[HEAD.size()];
        for (List<String> line : lines) {
            for (int i = 0; line != null && i < widths.length; i++) {
                widths[i] = Math.max(widths[i], line.get(i).length());
            }
        }
        out.println("Oneprovider at " + baseUrl);
        out.println();
        for (List<String> line : lines) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                String cell = line == null ? "-".repeat(widths[i]) : line.get(i);
                text.append(cell).append(" ".repeat(widths[i] - cell.length() + 2));
            }
            out.println(text.toString().stripTrailing());
        }
        out.println();
        long wrong = rows.stream().filter(row -> !row.asDocumented()).count();
        out.println(rows.size() + " pauses, "
                + (wrong == 0 ? "all answered as documented." : wrong + " NOT AS DOCUMENTED."));
    }

    private static List<String> cells(Demo.Row row) {
        return List.of(
                row.execution(),
                row.answer().status(),
                row.answer().id(),
                text(row.after()),
                text(row.settled()),
                row.asDocumented() ? "" : "NOT AS DOCUMENTED");
    }

    private static String details(Demo.Outcome answer) {
        return answer.details().entrySet().stream()
                .map(detail -> detail.getKey() + ": " + detail.getValue())
                .collect(Collectors.joining(", "));
    }

    private static String text(@Nullable Object value) {
        return value == null ? "-" : value.toString();
    }
}
