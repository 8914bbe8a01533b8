package org.onedata.oneprovider.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.onedata.oneprovider.emulator.OneproviderEmulator;

/** What a run of the program, in this process, left behind. */
record Run(int status, String out, String err) {

    /** In the environment of a user of the emulator. */
    static Run at(OneproviderEmulator emulator, String... args) {
        return with(environment(emulator), args);
    }

    static Map<String, String> environment(OneproviderEmulator emulator) {
        return Map.of(
                "ONEPROVIDER_HOST", "http://127.0.0.1:" + emulator.port(), "ONEPROVIDER_API_KEY", emulator.token());
    }

    static Run with(Map<String, String> environment, String... args) {
        return with(environment, "", false, args);
    }

    static Run with(Map<String, String> environment, String in, boolean isTerminal, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(
                new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                isTerminal,
                isTerminal);
        int status = new Cli(new HashMap<>(environment), console).run(args);
        return new Run(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** Runs a line of a shell in a new folder, in which it leaves nothing; the program is in the folder above. */
    static Run sh(Path directory, Map<String, String> environment, String line) throws Exception {
        Path folder = Files.createTempDirectory(directory, "run");
        Path out = directory.resolve("out");
        Path err = directory.resolve("err");
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", line)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().keySet().removeIf(name -> name.matches("ONEPROVIDER_.*|LC_.*"));
        builder.environment().put("PATH", directory + ":" + System.getenv("PATH"));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("LANG", "C");
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        assertThat(process.waitFor(50, TimeUnit.SECONDS)).isTrue();
        assertThat(folder).isEmptyDirectory();
        return new Run(process.exitValue(), Files.readString(out), Files.readString(err));
    }
}
