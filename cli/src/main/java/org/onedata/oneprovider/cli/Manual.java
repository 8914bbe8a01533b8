package org.onedata.oneprovider.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** All that the program says of itself. */
final class Manual {
    private static final int WIDTH = 80;

    private static final String ENVIRONMENT = """
            ONEPROVIDER_HOST     the Oneprovider, unless --host names it
            ONEPROVIDER_API_KEY  the access token
            """;

    private static final String STATUS = """
            0  success
            1  the service answered with an error
            2  wrong use
            3  no answer
            """;

    private final CommandLine commandLine;

    Manual(CommandLine commandLine) {
        this.commandLine = commandLine;
    }

    String of(Options asked) {
        if (asked.isCompletion) {
            return completion();
        }
        if (asked.isManPage) {
            return manPage();
        }
        String version = Options.NAME + " " + version() + "\n";
        return asked.isVersion
                ? version
                : version + "Calls the operations of Onedata's Oneprovider, release " + Operations.RELEASE
                        + ".\nPart of Oneprovider for Java; licence: MIT.\n";
    }

    static String version() {
        String version = Manual.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    String help(boolean isColored) {
        StringBuilder help = new StringBuilder(commandLine.getUsageMessage(isColored ? Ansi.ON : Ansi.OFF));
        byTag().forEach((tag, operations) -> {
            help.append('\n').append(tag).append(":\n");
            int width = operations.stream()
                    .mapToInt(each -> each.id().length())
                    .max()
                    .orElse(0);
            operations.forEach(operation -> table(help, operation.id(), width, operation.summary()));
        });
        return help.append("\nExample:\n  ")
                .append(example())
                .append("\n\nEnvironment:\n")
                .append(ENVIRONMENT.indent(2))
                .append("\nExit status:\n")
                .append(STATUS.indent(2))
                .toString();
    }

    static String help(ContractOperation operation) {
        StringBuilder help = new StringBuilder("Usage: " + Options.NAME + " [OPTIONS] " + operation.id());
        operation
                .all()
                .filter(Parameter::isRequired)
                .forEach(parameter -> help.append(' ').append(parameter.key()).append("VALUE"));
        if (operation.all().anyMatch(parameter -> !parameter.isRequired())
                || operation
                        .body()
                        .map(body -> body.place() == ParameterLocation.OPEN_OBJECT)
                        .orElse(false)) {
            help.append(" ...");
        }
        StringBuilder page = new StringBuilder(wrap(help.toString(), 7));
        for (String text : List.of(operation.summary(), operation.description())) {
            page.append(text.isEmpty() ? "" : "\n" + wrap(text, 0));
        }
        int width =
                operation.all().mapToInt(each -> each.key().length() + 5).max().orElse(0);
        section(page, "Required", operation, true, width);
        section(page, "Optional", operation, false, width);
        if (!operation.consumed().isEmpty()) {
            page.append("\nBody: ")
                    .append(String.join(", ", operation.consumed()))
                    .append('\n');
        }
        if (!operation.example().isEmpty()) {
            page.append("\nExample:\n").append(operation.example().indent(2));
        }
        return page.append("\nOptions: " + Options.NAME + " --help\n").toString();
    }

    private static void section(
            StringBuilder page, String title, ContractOperation operation, boolean isRequired, int width) {
        List<Parameter> parameters =
                operation.all().filter(each -> each.isRequired() == isRequired).toList();
        if (!parameters.isEmpty()) {
            page.append('\n').append(title).append(":\n");
            parameters.forEach(each -> table(page, each.key() + "VALUE", Math.min(width, 30), each.text()));
        }
    }

    /** A name, and beside it, or below it if it is long, a text. */
    private static void table(StringBuilder page, String name, int width, String text) {
        String line = "  " + name;
        if (!text.isEmpty()) {
            line += name.length() > width ? "\n" + " ".repeat(width + 4) : " ".repeat(width + 2 - name.length());
        }
        page.append(wrap(line + text.replace('\n', ' '), width + 4));
    }

    /** Lines that a terminal has room for; those that follow one that was too long are indented. */
    private static String wrap(String text, int indent) {
        StringBuilder wrapped = new StringBuilder();
        for (String line : text.split("\n", -1)) {
            String rest = line.stripTrailing();
            while (rest.length() > WIDTH) {
                int end = rest.lastIndexOf(' ', WIDTH);
                if (end <= indent) {
                    break;
                }
                wrapped.append(rest.substring(0, end).stripTrailing()).append('\n');
                rest = " ".repeat(indent) + rest.substring(end + 1).stripLeading();
            }
            wrapped.append(rest).append('\n');
        }
        return wrapped.toString();
    }

    private static Map<String, List<ContractOperation>> byTag() {
        return Operations.IDS.stream()
                .map(Operations::find)
                .map(Objects::requireNonNull)
                .collect(Collectors.groupingBy(ContractOperation::tag, LinkedHashMap::new, Collectors.toList()));
    }

    /** The first that the contract has. */
    private static String example() {
        return Operations.IDS.stream()
                .map(Operations::find)
                .map(Objects::requireNonNull)
                .map(ContractOperation::example)
                .filter(example -> !example.isEmpty())
                .findFirst()
                .orElse(Options.NAME + " " + Operations.IDS.get(0) + " --help");
    }

    /** Picocli's, over operations as subcommands, and without a space behind a key. */
    private String completion() {
        for (String id : Operations.IDS) {
            List<String> keys = Objects.requireNonNull(Operations.find(id))
                    .all()
                    .map(Parameter::key)
                    .toList();
            CommandSpec command =
                    CommandSpec.create().addOption(OptionSpec.builder("--help").build());
            if (!keys.isEmpty()) {
                command.addPositional(PositionalParamSpec.builder()
                        .arity("0..*")
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .completionCandidates(keys)
                        .build());
            }
            commandLine.addSubcommand(id, command);
        }
        return AutoComplete.bash(Options.NAME, commandLine) + """

                function _oneprovider_rest_cli() {
                  _complete_oneprovider-rest-cli
                  local reply replies=()
                  for reply in "${COMPREPLY[@]}"; do
                    if [[ -d $reply ]]; then reply+=/; elif [[ $reply != *[=:] ]]; then reply+=" "; fi
                    replies+=("$reply")
                  done
                  COMPREPLY=("${replies[@]}")
                }
                complete -o nospace -F _oneprovider_rest_cli oneprovider-rest-cli
                """;
    }

    private String manPage() {
        List<String> page = new ArrayList<>();
        page.add(".TH ONEPROVIDER-REST-CLI 1 \"\" \"" + Options.NAME + " " + version() + "\"\n.nh");
        page.add(".SH NAME\n" + Options.NAME + " \\- calls the operations of a Oneprovider");
        page.add(".SH SYNOPSIS\n.B " + Options.NAME + "\n[OPTIONS] OPERATION [KEY=VALUE | HEADER:VALUE]...");
        page.add(".SH DESCRIPTION");
        page.add(
                "Makes one request, and writes the body of the answer to standard output. An operation takes parameters");
        page.add("of its path and its query as KEY=VALUE, headers as HEADER:VALUE, and what its body is made of as");
        page.add("KEY==TEXT or KEY:=JSON. A request that was lost is repeated where that is safe.");
        page.add(".SH OPTIONS");
        for (OptionSpec option : commandLine.getCommandSpec().options()) {
            String value = option.arity().max() == 0 ? "" : " " + option.paramLabel();
            page.add(".TP\n.B " + roff(String.join(", ", option.names()) + value));
            page.add(roff(String.join(" ", option.description())));
        }
        page.add(".SH OPERATIONS");
        byTag().forEach((tag, operations) -> {
            page.add(".SS " + roff(tag));
            for (ContractOperation operation : operations) {
                page.add(".TP\n.B " + roff(operation.id())
                        + operation
                                .all()
                                .map(parameter -> parameter.isRequired()
                                        ? parameter.key() + "VALUE"
                                        : "[" + parameter.key() + "VALUE]")
                                .map(key -> " " + roff(key))
                                .collect(Collectors.joining()));
                page.add(roff(operation.description().isEmpty() ? operation.summary() : operation.description()));
            }
        });
        page.add(".SH EXAMPLE\n" + roff(example()));
        page.add(".SH ENVIRONMENT\n.nf\n" + roff(ENVIRONMENT.strip()) + "\n.fi");
        page.add(".SH EXIT STATUS\n.nf\n" + roff(STATUS.strip()) + "\n.fi");
        return String.join("\n", page) + "\n";
    }

    private static String roff(String text) {
        return text.replace("\\", "\\\\")
                .replace("-", "\\-")
                .replaceAll("(?m)^([.'])", "\\\\&$1")
                .replaceAll("\n{2,}", "\n.IP\n");
    }
}
