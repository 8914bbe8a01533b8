package org.onedata.oneprovider.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.onedata.oneprovider.client.OneproviderClient;
import org.onedata.oneprovider.client.OneproviderConnectionException;
import org.onedata.oneprovider.client.OneproviderException;
import org.onedata.oneprovider.client.OneproviderResponseException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** One run of the program. */
final class Cli {
    static final int SUCCESS = 0;
    static final int ERROR = 1;
    static final int WRONG_USE = 2;
    static final int NO_ANSWER = 3;

    private static final Pattern PROXY = Pattern.compile("(?:(http|socks5h?)://)?([^/@]+?)(?::(\\d{1,5}))?/?");

    private final Map<String, String> environment;
    private final Console console;
    private final Options options = new Options();

    Cli(Map<String, String> environment, Console console) {
        this.environment = environment;
        this.console = console;
    }

    /** Returns the exit status. */
    int run(String... args) {
        try {
            CommandLine commandLine = new CommandLine(options)
                    .setExpandAtFiles(false)
                    .setToggleBooleanFlags(false)
                    .setOverwrittenOptionsAllowed(false);
            parse(commandLine, args);
            return run(commandLine);
        } catch (UsageException | IllegalArgumentException e) {
            say(Options.NAME + ": " + e.getMessage());
            return WRONG_USE;
        }
    }

    private static void parse(CommandLine commandLine, String... args) {
        try {
            commandLine.parseArgs(args);
        } catch (UnmatchedArgumentException e) {
            String option = e.getUnmatched().get(0).replaceFirst("=.*", "");
            throw UsageException.unknown(
                    "option",
                    option,
                    option.startsWith("--")
                            ? commandLine.getCommandSpec().optionsMap().keySet()
                            : List.of());
        } catch (ParameterException e) {
            throw new UsageException(e.getMessage().lines().findFirst().orElse(""));
        }
    }

    private int run(CommandLine commandLine) {
        if (options.isVersion || options.isAbout || options.isCompletion || options.isManPage) {
            console.out().print(new Manual(commandLine).of(options));
            return SUCCESS;
        }
        if (options.arguments.isEmpty()) {
            if (!options.isHelp) {
                throw new UsageException("no operation; --help lists them");
            }
            console.out().print(new Manual(commandLine).help(isColored(console.isOutTerminal())));
            return SUCCESS;
        }
        String id = options.arguments.get(0);
        ContractOperation operation = Operations.find(id);
        if (operation == null) {
            throw UsageException.unknown("operation", id, Operations.IDS);
        }
        if (options.isHelp) {
            console.out().print(Manual.help(operation));
            return SUCCESS;
        }
        return call(operation);
    }

    private int call(ContractOperation operation) {
        Arguments arguments = new Arguments(operation, options.isForced);
        options.headers.forEach(header -> addHeader(arguments, header));
        options.arguments.stream().skip(1).forEach(arguments::add);
        if (options.accept != null) {
            arguments.header(
                    "Accept", MediaType.of("--accept", options.accept, operation.produced(), options.isForced));
        }
        if (options.contentType != null) {
            arguments.header(
                    "Content-Type",
                    MediaType.of("--content-type", options.contentType, operation.consumed(), options.isForced));
        }
        checkOutput();
        try (OneproviderClient client = client(arguments)) {
            @Nullable Object[] values = arguments.values();
            warn();
            byte[] answer = operation.call(client, values);
            if (!options.isDryRun) {
                write(answer == null ? new byte[0] : answer);
            }
            return SUCCESS;
        } catch (OneproviderResponseException e) {
            write(e.body().getBytes(StandardCharsets.UTF_8));
            say(reason(operation, e));
            return ERROR;
        } catch (OneproviderConnectionException e) {
            String hint = e.getCause() instanceof SSLException && !e.mayHaveReachedServer()
                    ? "; --cacert FILE trusts a CA, -k anyone"
                    : "";
            say(reason(operation, e)
                    + (e.mayHaveReachedServer()
                            ? " (the request may have reached the server)"
                            : " (the request has not reached the server)")
                    + hint);
            return NO_ANSWER;
        }
    }

    /** Without the operation, which whoever typed it knows. */
    private static String reason(ContractOperation operation, OneproviderException failure) {
        return failure.getMessage().substring((operation.id() + ": ").length());
    }

    private static void addHeader(Arguments arguments, String header) {
        int colon = header.indexOf(':');
        if (colon < 1) {
            throw new UsageException("-H \"" + header + "\" is not HEADER:VALUE");
        }
        arguments.header(header.substring(0, colon), header.substring(colon + 1).strip());
    }

    private OneproviderClient client(Arguments arguments) {
        OneproviderClient.Builder builder =
                OneproviderClient.builder().userAgent(Options.NAME + "/" + Manual.version());
        String token = token(arguments.headers.remove(Operations.TOKEN_HEADER));
        setHost(builder);
        builder.token(token);
        Map<String, String> headers = arguments.headers;
        builder.requestInterceptor(template -> headers.forEach((name, value) -> {
            template.removeHeader(name);
            template.headerLiteral(name, value);
        }));
        if (options.isInsecure) {
            builder.sslContext(Trust.trustingAll()).hostnameVerifier((host, session) -> true);
        } else if (options.cacert != null) {
            builder.sslContext(Trust.trusting(options.cacert));
        }
        if (options.maxTime != null) {
            Duration limit = seconds("--max-time", options.maxTime);
            builder.callTimeout(limit).readTimeout(limit);
        }
        if (options.connectTimeout != null) {
            builder.connectTimeout(seconds("--connect-timeout", options.connectTimeout));
        }
        if (options.isDryRun) {
            builder.client(new Curl(options, console.out()));
        } else if (options.proxy != null) {
            setProxy(options.proxy);
        }
        if (options.isVerbose) {
            Conversation conversation = new Conversation(console.err(), token);
            builder.capability(conversation).listener(conversation);
        }
        try {
            return builder.build();
        } catch (IllegalArgumentException e) {
            throw new UsageException(
                    "host: " + e.getMessage().replaceAll("^baseUrl: |, or call allowInsecureHttp.*", ""));
        }
    }

    private String token(@Nullable String header) {
        if (options.isDryRun) {
            return Curl.TOKEN;
        }
        if (header != null) {
            return header;
        }
        if (options.tokenFile != null) {
            try {
                byte[] token = options.tokenFile.equals("-")
                        ? console.in().readAllBytes()
                        : Files.readAllBytes(Path.of(options.tokenFile));
                return new String(token, StandardCharsets.UTF_8).strip();
            } catch (IOException e) {
                throw new UsageException("--token-file: cannot read " + options.tokenFile);
            }
        }
        return Optional.ofNullable(environment.get("ONEPROVIDER_API_KEY"))
                .filter(token -> !token.isBlank())
                .orElseThrow(() -> new UsageException("no token: set ONEPROVIDER_API_KEY, or add --token-file FILE"));
    }

    /** A host, or a URL, to which the base path is added unless it has a path. */
    private void setHost(OneproviderClient.Builder builder) {
        String host = options.host == null ? environment.get("ONEPROVIDER_HOST") : options.host;
        if (host == null || host.isBlank()) {
            throw new UsageException("no host: set ONEPROVIDER_HOST, or add --host URL");
        }
        if (!host.contains("://")) {
            builder.host(host.replaceFirst("/+$", ""));
        } else if (host.matches("[^:]+://[^/]+/*")) {
            builder.baseUrl(host.replaceFirst("/+$", "") + Operations.BASE_PATH);
        } else {
            builder.baseUrl(host);
        }
    }

    private static Duration seconds(String option, double seconds) {
        if (!(seconds >= 0.001 && seconds <= 86_400)) {
            throw new UsageException(option + ": must be from 0.001 to 86400 seconds");
        }
        return Duration.ofMillis(Math.round(seconds * 1000));
    }

    /** For this process, which makes one call. */
    private static void setProxy(String proxy) {
        Matcher parts = PROXY.matcher(proxy);
        if (!parts.matches()) {
            throw new UsageException("--proxy: must be [http://|socks5://]HOST:PORT");
        }
        String port = parts.group(3) == null ? "1080" : parts.group(3);
        if (parts.group(1) == null || parts.group(1).equals("http")) {
            ProxySelector.setDefault(ProxySelector.of(new InetSocketAddress(parts.group(2), Integer.parseInt(port))));
        } else {
            System.setProperty("socksProxyHost", parts.group(2));
            System.setProperty("socksProxyPort", port);
        }
    }

    private void warn() {
        if (options.isInsecure && !options.isDryRun) {
            say("warning: the certificate of the server is not checked (-k)");
        }
    }

    private void checkOutput() {
        if (options.output != null) {
            Path folder = options.output.toAbsolutePath().getParent();
            if (Files.isDirectory(options.output) || folder == null || !Files.isWritable(folder)) {
                throw new UsageException("--output: cannot write " + options.output);
            }
        }
    }

    private void write(byte[] body) {
        OutputStream out = console.out();
        try {
            if (options.output != null) {
                Files.write(options.output, body);
                return;
            }
            out.write(body);
            if (console.isOutTerminal() && body.length > 0 && body[body.length - 1] != '\n') {
                out.write('\n');
            }
            out.flush();
        } catch (IOException e) {
            throw new UsageException("--output: cannot write " + options.output + ": " + e.getMessage());
        }
    }

    private void say(String line) {
        if (!options.isQuiet) {
            console.say(line, isColored(console.isErrTerminal()));
        }
    }

    private boolean isColored(boolean isTerminal) {
        String noColor = environment.get("NO_COLOR");
        return isTerminal && !options.isColorless && (noColor == null || noColor.isEmpty());
    }
}
