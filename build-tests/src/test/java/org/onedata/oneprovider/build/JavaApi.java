package org.onedata.oneprovider.build;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.onedata.oneprovider.spec.compatibility.Difference;
import org.onedata.oneprovider.spec.compatibility.Difference.Breaks;

/**
 * Public types with their public members, as printed by {@code javap}.
 *
 * @param members by the declaration of their type
 */
record JavaApi(Map<String, Set<String>> members) {
    private static final ToolProvider JAVAP = ToolProvider.findFirst("javap").orElseThrow();

    /** Reads a directory or a jar of classes. */
    static JavaApi ofClasses(Path classes) throws IOException {
        List<String> command = new ArrayList<>(List.of("-public", "-constants", "-cp", classes.toString()));
        command.addAll(classNames(classes));
        StringWriter out = new StringWriter();
        if (JAVAP.run(new PrintWriter(out), new PrintWriter(out), command.toArray(new String[0])) != 0) {
            throw new IOException("javap: " + out);
        }
        return parse(out.toString());
    }

    /** Parses the result of {@link #toString()}. */
    static JavaApi parse(String text) {
        Map<String, Set<String>> members = new TreeMap<>();
        Set<String> current = new LinkedHashSet<>();
        for (String line : text.replace("java.lang.", "").lines().toList()) {
            if (line.endsWith("{")) {
                current = new LinkedHashSet<>();
                if (line.startsWith("public ")) {
                    members.put(line.substring(0, line.length() - 2), current);
                }
            } else if (line.startsWith("  ")) {
                current.add(line.strip().replaceFirst(";$", ""));
            }
        }
        Set<String> names = new TreeSet<>();
        members.keySet().forEach(type -> names.add(name(type)));
        members.keySet().removeIf(type -> isHidden(name(type), names));
        members.forEach((type, declared) -> declared.removeIf(member -> isOfNoPromise(type, member, declared)));
        return new JavaApi(members);
    }

    /** Differences of a new API from this one. Additions break nobody, except for methods that users must implement. */
    List<Difference> differences(String module, JavaApi now, Breaks breaks) {
        Map<String, String> newTypes = new LinkedHashMap<>();
        now.members.keySet().forEach(type -> newTypes.put(name(type), type));
        List<Difference> differences = new ArrayList<>();
        members.forEach((oldType, oldMembers) -> {
            String name = name(oldType);
            String where = module + ", " + name;
            String newType = newTypes.remove(name);
            if (newType == null) {
                differences.add(new Difference(where, "gone", breaks));
                return;
            }
            if (!newType.equals(oldType)) {
                differences.add(new Difference(where, oldType + " became " + newType, breaks));
            }
            Set<String> newMembers = now.members.get(newType);
            oldMembers.stream()
                    .filter(member -> !newMembers.contains(member))
                    .forEach(member -> differences.add(new Difference(where, "gone: " + member, breaks)));
            newMembers.stream().filter(member -> !oldMembers.contains(member)).forEach(member -> {
                boolean mustBeImplemented = mustBeImplemented(name, member, breaks);
                // Nobody's code breaks, but a server has more to do than it had.
                String duty = breaks == Breaks.IMPLEMENTERS && member.startsWith("public default ")
                        ? ", which answers 501 until it is implemented"
                        : "";
                differences.add(
                        new Difference(where, "new: " + member + duty, mustBeImplemented ? breaks : Breaks.NOBODY));
            });
        });
        newTypes.values().forEach(type -> differences.add(new Difference(module, "new: " + type, Breaks.NOBODY)));
        return differences;
    }

    /** Whether users implement the method: any of an interface but the operations of the client. */
    private static boolean mustBeImplemented(String type, String member, Breaks breaks) {
        boolean called = breaks == Breaks.CALLERS && (type.endsWith("Api") || type.endsWith("ApiAsync"));
        return member.startsWith("public abstract ") && !called;
    }

    /** Whether the type is nested in one that is not public. */
    private static boolean isHidden(String type, Set<String> names) {
        int nested = type.lastIndexOf('$');
        return nested >= 0
                && (!names.contains(type.substring(0, nested)) || isHidden(type.substring(0, nested), names));
    }

    /**
     * Whether it is the constructor of a record with a builder: it is meant for Jackson, and changes with the contract.
     */
    private static boolean isOfNoPromise(String type, String member, Set<String> members) {
        return type.endsWith(" extends Record")
                && member.startsWith("public " + name(type) + "(")
                && members.stream().anyMatch(other -> other.endsWith(" builder()"));
    }

    private static String name(String type) {
        return type.replaceFirst(".*?\\b(class|interface) ", "").replaceFirst("[ <].*", "");
    }

    private static List<String> classNames(Path classes) throws IOException {
        if (Files.isDirectory(classes)) {
            return classNamesBelow(classes);
        }
        try (FileSystem jar = FileSystems.newFileSystem(classes)) {
            return classNamesBelow(jar.getPath("/"));
        }
    }

    private static List<String> classNamesBelow(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(file -> root.relativize(file).toString().replace('\\', '/'))
                    .filter(file -> file.endsWith(".class") && !file.endsWith("-info.class"))
                    .map(file -> file.replaceFirst("\\.class$", "").replace('/', '.'))
                    .sorted()
                    .toList();
        }
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        members.forEach((type, declared) -> {
            text.append(type).append(" {\n");
            declared.forEach(member -> text.append("  ").append(member).append(";\n"));
            text.append("}\n");
        });
        return text.toString();
    }
}
