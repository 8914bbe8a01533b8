package org.onedata.oneprovider.benchmarks.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Number and size of the jars that users need. */
final class Jars {
    private final Report report;

    Jars(Report report) {
        this.report = report;
    }

    void measure() throws Exception {
        List<Path> client = dependencies("client");
        List<Path> stock = new ArrayList<>(dependencies("stock-feign"));
        requireGeneratedVersions("stock-feign");
        requireGeneratedVersions("stock-native");
        stock.add(Program.classPath("stock-feign").get(0)); // The generated client, with the few lines that call it.

        report.aim(
                "jars-count",
                "jars of the client with all its dependencies, against the stock Feign client",
                true,
                0.55,
                new Series("", List.of((double) client.size() / stock.size())),
                client.size() + " against " + stock.size());
        report.aim(
                "jars-bytes",
                "bytes of the jars of the client with all its dependencies, against the stock Feign client",
                true,
                0.9,
                new Series("", List.of((double) bytes(client) / bytes(stock))),
                megabytes(client) + " against " + megabytes(stock));
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("", "jars", "MB"));
        rows.add(List.of(CallCosts.CLIENT.name(), String.valueOf(client.size()), megabytes(client)));
        rows.add(List.of(CallCosts.STOCK_FEIGN.name(), String.valueOf(stock.size()), megabytes(stock)));
        List<String> lines = new ArrayList<>(Report.table(rows));
        lines.add("");
        lines.add("The client's: " + String.join(", ", names(client)) + ".");
        lines.add("");
        lines.add("The stock Feign client's: " + String.join(", ", names(stock)) + ".");
        report.section("What a user has to carry", lines);
    }

    private static List<Path> dependencies(String module) throws IOException {
        return Program.classPath(module).stream()
                .filter(jar -> !Program.isOfBenchmarks(jar))
                .toList();
    }

    /** Checks that the dependencies of a stock client, listed by hand in its module, are those of the generated POM. */
    private static void requireGeneratedVersions(String module) throws Exception {
        Path pom = Program.ROOT.resolve("benchmarks/" + module + "/target/generated-sources/openapi/pom.xml");
        Element project = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(pom.toFile())
                .getDocumentElement();
        NodeList dependencies = project.getElementsByTagName("dependency");
        List<String> names = names(dependencies(module));
        int compared = 0;
        for (int i = 0; i < dependencies.getLength(); i++) {
            Element dependency = (Element) dependencies.item(i);
            if (dependency.getElementsByTagName("scope").getLength() == 0) {
                String version = text(dependency, "version");
                if (version.startsWith("${")) {
                    version = text(project, version.substring(2, version.length() - 1));
                }
                String name = text(dependency, "artifactId") + " " + version;
                if (!names.contains(name)) {
                    throw new IllegalStateException("the generated POM has " + name + ", here are " + names);
                }
                compared++;
            }
        }
        if (compared < 5) {
            throw new IllegalStateException("too few dependencies in " + pom);
        }
    }

    private static String text(Element element, String name) {
        return element.getElementsByTagName(name).item(0).getTextContent().strip();
    }

    private static List<String> names(List<Path> jars) {
        return jars.stream().map(Program::nameAndVersion).toList();
    }

    private static long bytes(List<Path> jars) throws IOException {
        long bytes = 0;
        for (Path jar : jars) {
            bytes += Files.size(jar);
        }
        return bytes;
    }

    private static String megabytes(List<Path> jars) throws IOException {
        return String.format(Locale.ROOT, "%.2f MB", bytes(jars) / 1e6);
    }
}
