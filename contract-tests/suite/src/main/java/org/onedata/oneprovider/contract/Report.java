package org.onedata.oneprovider.contract;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import picocli.CommandLine.Help.Ansi;

/** How the vectors were met, in the order in which they were run. */
final class Report {
    private final String title;
    private final int all;
    private final List<Result> results = new ArrayList<>();

    /**
     * @param title what was judged, in one line
     * @param all number of vectors that are to be run
     */
    Report(String title, int all) {
        this.title = title;
        this.all = all;
    }

    /** How a vector was met. */
    enum Verdict {
        PASSED("passed"),
        FAILED("failed"),
        /** Known to fail, and failed. */
        KNOWN("known to fail"),
        /** Known to fail, and passed. */
        SURPRISE("passed, but is known to fail"),
        NOT_JUDGED("not judged");

        private final String text;

        Verdict(String text) {
            this.text = text;
        }

        boolean isFailure() {
            return this == FAILED || this == SURPRISE;
        }
    }

    /**
     * One vector.
     *
     * @param reason why it was not judged, or why it is known to fail; empty otherwise
     * @param lines what is wrong, in four lines; empty unless it failed
     */
    record Result(Vector vector, Verdict verdict, String reason, String lines, Duration took) {}

    void add(Result result) {
        results.add(result);
    }

    boolean hasFailures() {
        return results.stream().anyMatch(result -> result.verdict.isFailure());
    }

    boolean isEmpty() {
        return count(Verdict.NOT_JUDGED) == results.size();
    }

    private long count(Verdict verdict) {
        return results.stream().filter(result -> result.verdict == verdict).count();
    }

    private List<Result> with(Verdict verdict) {
        return results.stream().filter(result -> result.verdict == verdict).toList();
    }

    /** The report for a terminal: a table of numbers, and what is wrong. */
    String text(Ansi ansi, Duration took) {
        StringBuilder text = new StringBuilder();
        if (results.isEmpty()) {
            return "";
        }
        text.append("\n").append(title).append("\n\n");
        text.append(String.format("  %-20s %7s %7s %7s %11s%n", "", "passed", "failed", "known", "not judged"));
        byKind().forEach((kind, ofKind) -> text.append(String.format("  %-20s", kind))
                .append(number(ansi, "green", 8, ofKind, Verdict.PASSED))
                .append(number(ansi, "red", 8, ofKind, Verdict.FAILED, Verdict.SURPRISE))
                .append(number(ansi, "yellow", 8, ofKind, Verdict.KNOWN))
                .append(number(ansi, "faint", 12, ofKind, Verdict.NOT_JUDGED))
                .append('\n'));
        for (Result result : with(Verdict.FAILED)) {
            text.append('\n').append(ansi.string("@|bold,red FAILED|@ @|bold " + result.vector.id() + "|@"));
            text.append("  ").append(result.vector.documentation());
            text.append('\n').append(result.lines).append('\n');
        }
        for (Result result : with(Verdict.SURPRISE)) {
            text.append('\n').append(ansi.string("@|bold,red PASSED|@ @|bold " + result.vector.id() + "|@"));
            text.append("  It is on the list of known failures (").append(result.reason);
            text.append("): take it off.\n");
        }
        reasons(text, "Known to fail", Verdict.KNOWN);
        reasons(text, "Not judged", Verdict.NOT_JUDGED);
        return text.append('\n').append(summary(took)).append('\n').toString();
    }

    private void reasons(StringBuilder text, String heading, Verdict verdict) {
        Map<String, List<String>> idsByReason = with(verdict).stream()
                .collect(Collectors.groupingBy(
                        Result::reason,
                        LinkedHashMap::new,
                        Collectors.mapping(result -> result.vector.id(), Collectors.toList())));
        if (!idsByReason.isEmpty()) {
            text.append('\n').append(heading).append('\n');
        }
        idsByReason.forEach((reason, ids) -> text.append(
                ids.size() > 3
                        ? String.format("  %d vectors: %s%n", ids.size(), reason)
                        : String.format("  %s: %s%n", String.join(", ", ids), reason)));
    }

    private String summary(Duration took) {
        long failures = count(Verdict.FAILED) + count(Verdict.SURPRISE);
        String outcome = isEmpty()
                ? "Nothing was judged"
                : failures == 0
                        ? "All " + (results.size() - count(Verdict.NOT_JUDGED)) + " vectors judged are met"
                        : failures + " of " + (results.size() - count(Verdict.NOT_JUDGED)) + " vectors judged fail";
        if (failures == 0 && count(Verdict.KNOWN) > 0) {
            outcome = outcome.replace("are met", "are met, or known to fail");
        }
        if (results.size() < all) {
            outcome = "Stopped at vector " + results.size() + " of " + all + ". " + outcome;
        }
        return outcome + String.format(Locale.ROOT, ", in %.1f s.", took.toMillis() / 1000.0);
    }

    private static String number(Ansi ansi, String style, int width, List<Result> results, Verdict... verdicts) {
        long number = results.stream()
                .filter(result -> List.of(verdicts).contains(result.verdict))
                .count();
        String text = String.format("%" + width + "s", number == 0 ? "-" : String.valueOf(number));
        return number == 0 ? text : ansi.string("@|" + style + " " + text + "|@");
    }

    private Map<String, List<Result>> byKind() {
        return results.stream()
                .collect(Collectors.groupingBy(result -> kind(result.vector), LinkedHashMap::new, Collectors.toList()));
    }

    /** The list that a vector stands in, as people call it. */
    static String kind(Vector vector) {
        if (vector instanceof RequestVector) {
            return "requests";
        }
        if (vector instanceof ResponseVector) {
            return "responses";
        }
        return vector instanceof MalformedRequestVector ? "malformed requests" : "bodies";
    }

    /** Writes the report as Markdown, with one row for each vector. */
    void markdown(Path file, Duration took) throws IOException {
        StringBuilder text = new StringBuilder("# ").append(title).append("\n\n");
        text.append(summary(took)).append("\n\n");
        text.append("| vector | | what it shows |\n|---|---|---|\n");
        for (Result result : results) {
            text.append("| ").append(result.vector.id());
            text.append(" | ")
                    .append(result.verdict.isFailure() ? "**" + result.verdict.text + "**" : result.verdict.text);
            text.append(result.reason.isEmpty() ? "" : ": " + cell(result.reason));
            text.append(" | ").append(cell(result.vector.documentation())).append(" |\n");
        }
        for (Result result : with(Verdict.FAILED)) {
            text.append("\n## ").append(result.vector.id()).append("\n\n");
            text.append(result.vector.documentation()).append("\n\n```\n");
            text.append(result.lines.replace("```", "'''").stripIndent().strip())
                    .append("\n```\n");
        }
        Files.writeString(file, text);
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("<", "&lt;");
    }

    /** Writes the report as JUnit does, which CI servers read. */
    void junit(Path file, Duration took) throws IOException {
        try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(out);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            start(xml, "testsuite", "name", title, "time", seconds(took));
            xml.writeAttribute("tests", String.valueOf(results.size()));
            xml.writeAttribute(
                    "failures",
                    String.valueOf(results.stream()
                            .filter(result -> result.verdict.isFailure())
                            .count()));
            xml.writeAttribute("errors", "0");
            xml.writeAttribute("skipped", String.valueOf(count(Verdict.NOT_JUDGED) + count(Verdict.KNOWN)));
            for (Result result : results) {
                xml.writeCharacters("\n  ");
                start(xml, "testcase", "name", result.vector.id(), "time", seconds(result.took));
                xml.writeAttribute("classname", kind(result.vector).replace(' ', '-'));
                switch (result.verdict) {
                    case FAILED -> {
                        start(xml, "failure", "message", result.vector.documentation());
                        xml.writeCharacters(legal(result.lines));
                        xml.writeEndElement();
                    }
                    case SURPRISE -> {
                        start(xml, "failure", "message", "passed, but is known to fail: " + result.reason);
                        xml.writeEndElement();
                    }
                    case KNOWN, NOT_JUDGED -> {
                        start(xml, "skipped", "message", result.verdict.text + ": " + result.reason);
                        xml.writeEndElement();
                    }
                    case PASSED -> {}
                }
                xml.writeEndElement();
            }
            xml.writeCharacters("\n");
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    private static void start(XMLStreamWriter xml, String element, String... attributes) throws XMLStreamException {
        xml.writeStartElement(element);
        for (int i = 0; i < attributes.length; i += 2) {
            xml.writeAttribute(attributes[i], legal(attributes[i + 1]));
        }
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.3f", duration.toNanos() / 1e9);
    }

    /** Replaces what XML cannot have. */
    private static String legal(String text) {
        return text.codePoints()
                .map(c -> c == '\n' || c >= 0x20 && c < 0xD800 || c >= 0xE000 && c < 0xFFFE || c >= 0x10000 ? c : '?')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
