package org.onedata.oneprovider.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What can stand before an operation, and after it, too. */
@Command(
        name = Options.NAME,
        customSynopsis = {
            Options.NAME + " [OPTIONS] OPERATION [KEY=VALUE | HEADER:VALUE]...",
            "       " + Options.NAME + " OPERATION --help"
        },
        description = "Calls an operation of a Oneprovider.",
        sortOptions = false,
        sortSynopsis = false)
final class Options {
    static final String NAME = "oneprovider-rest-cli";

    @Option(
            names = "--host",
            paramLabel = "URL",
            description = "The Oneprovider: https://HOST, or HOST alone. Default: $ONEPROVIDER_HOST.")
    @Nullable
    String host;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "File with the access token, - for standard input. Default: $ONEPROVIDER_API_KEY.")
    @Nullable
    String tokenFile;

    @Option(
            names = {"-H", "--header"},
            paramLabel = "HEADER:VALUE",
            description = "A header to send, as after the operation.")
    List<String> headers = new ArrayList<>();

    @Option(
            names = {"-ac", "--accept"},
            paramLabel = "TYPE",
            description = "Media type of the answer: json, xml, text, yaml, ...")
    @Nullable
    String accept;

    @Option(
            names = {"-ct", "--content-type"},
            paramLabel = "TYPE",
            description = "Media type of the body, likewise.")
    @Nullable
    String contentType;

    @Option(
            names = {"-k", "--insecure"},
            description = "Do not check the certificate of the server.")
    boolean isInsecure;

    @Option(names = "--cacert", paramLabel = "FILE", description = "Trust the certificates of this file (PEM).")
    @Nullable
    Path cacert;

    @Option(
            names = {"-x", "--proxy"},
            paramLabel = "URL",
            description = "Proxy: [http://|socks5://]HOST:PORT.")
    @Nullable
    String proxy;

    @Option(
            names = {"-m", "--max-time"},
            paramLabel = "SECONDS",
            description = "Time limit for all of it, retries included. Default: 60.")
    @Nullable
    Double maxTime;

    @Option(
            names = "--connect-timeout",
            paramLabel = "SECONDS",
            description = "Time limit for opening a connection. Default: 5.")
    @Nullable
    Double connectTimeout;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write the answer to this file.")
    @Nullable
    Path output;

    @Option(
            names = {"-s", "--silent", "--quiet"},
            description = "Write nothing to standard error.")
    boolean isQuiet;

    @Option(
            names = {"-v", "--verbose"},
            description = "Show the heads of request and answer, without the token.")
    boolean isVerbose;

    @Option(
            names = {"-nc", "--no-colors"},
            description = "No colours, as with $NO_COLOR.")
    boolean isColorless;

    @Option(names = "--dry-run", description = "Print a curl command instead, without the token.")
    boolean isDryRun;

    @Option(
            names = "--force",
            description = "Send it although required parameters are missing, or the media type is another.")
    boolean isForced;

    @Option(names = "--completion", description = "Print a script of completion for bash and zsh.")
    boolean isCompletion;

    @Option(names = "--man-page", description = "Print the manual page.")
    boolean isManPage;

    @Option(names = "--about", description = "Say what this is.")
    boolean isAbout;

    @Option(
            names = {"-V", "--version"},
            description = "Print the version.")
    boolean isVersion;

    @Option(
            names = {"-h", "--help"},
            description = "Show this, or describe the operation.")
    boolean isHelp;

    /** The operation, and what follows it. */
    @Parameters(hidden = true)
    List<String> arguments = new ArrayList<>();
}
