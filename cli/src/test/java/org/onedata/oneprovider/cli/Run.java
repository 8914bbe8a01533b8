package org.onedata.oneprovider.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.onedata.oneprovider.emulator.OneproviderEmulator;

/** What a run of the program, in this process, left behind. */
record Run(int status, String out, String err) {

    /** In the environment of a user of the emulator. */
    static Run at(OneproviderEmulator emulator, String... args) {
        return with(environment(emulator), args);
    }

    static Map<String, String> environment(OneproviderEmulator emulator) {
        return Map.of("ONEPROVIDER_HOST", "http://127.0.0.1:" + emulator.port(), "ONEPROVIDER_API_KEY", emulator.token());
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
}
