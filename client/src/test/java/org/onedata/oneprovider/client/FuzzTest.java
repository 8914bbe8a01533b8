package org.onedata.oneprovider.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Coverage-guided fuzzing of the error parser, for as many seconds as the system property {@code fuzz.seconds} says (a
 * few by default).
 */
class FuzzTest {
    private static final int SECONDS = Integer.getInteger("fuzz.seconds", 3);
    private static final Path VECTORS = Path.of("../api-spec/src/main/vectors").toAbsolutePath();
    private static final Pattern RUNS = Pattern.compile("Done (\\d+) runs");

    /** A body in YAML: what is below {@code body: |-}, indented by more than that. */
    private static final Pattern BODY = Pattern.compile("(?m)^( +)body: \\|-?\\n((?:\\1 +.*\\n|\\n)+)");

    @TempDir
    Path directory;

    @Test
    @Timeout(value = 1, unit = TimeUnit.DAYS)
    void noBodyHidesTheStatus() throws Exception {
        String output = fuzz("ErrorAnswerFuzzer", SECONDS);
        Matcher runs = RUNS.matcher(output);
        assertThat(runs.find()).as(output).isTrue();
        System.out.println("Fuzzed error answers " + runs.group(1) + " times.");
        assertThat(Integer.parseInt(runs.group(1))).isGreaterThan(1000);
    }

    @Test
    void aBugIsFound() throws Exception {
        assertThat(fuzz("ErrorAnswerFuzzer$WithABug", 30)).contains("the planted bug");
    }

    private String fuzz(String target, int seconds) throws IOException, InterruptedException {
        Path seeds = Files.createDirectory(directory.resolve("seeds"));
        int count = 0;
        for (String file : new String[] {"bodies.yaml", "responses.yaml"}) {
            Matcher body = BODY.matcher(Files.readString(VECTORS.resolve(file)));
            while (body.find()) {
                Files.writeString(
                        seeds.resolve("seed" + count++),
                        "\u0000" + body.group(2).stripIndent());
            }
        }
        assertThat(count).as("bodies in the contract vectors").isGreaterThan(100);
        Path output = directory.resolve("output");
        Process fuzzer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-Dorg.slf4j.simpleLogger.logFile=System.err",
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                        "com.code_intelligence.jazzer.Jazzer",
                        "--target_class=" + FuzzTest.class.getPackageName() + "." + target,
                        "--custom_hook_includes=org.onedata.**",
                        "--instrumentation_includes=org.onedata.**:com.fasterxml.jackson.core.json.**",
                        "--reproducer_path=" + directory,
                        "-artifact_prefix=" + new File("target").getAbsolutePath() + "/fuzz-",
                        "-max_total_time=" + seconds,
                        "-timeout=30",
                        seeds.toString())
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        fuzzer.waitFor();
        return Files.readString(output, StandardCharsets.ISO_8859_1);
    }
}
