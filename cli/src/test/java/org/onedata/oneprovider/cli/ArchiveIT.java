package org.onedata.oneprovider.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archive of classes: made in the background, used, and missed by nobody. */
class ArchiveIT {
    private static final Run ANSWER = new Run(1, "{}", "404 with a body that holds no error of Onedata\n");

    @TempDir
    private Path directory;

    @BeforeEach
    void copy() throws Exception {
        Files.copy(Path.of("target", "oneprovider-rest-cli"), directory.resolve("oneprovider-rest-cli"));
    }

    private Run run(Path cache) throws Exception {
        try (Peer peer = Peer.start(Peer.answer(404, "{}"))) {
            Map<String, String> environment = Map.of(
                    "ONEPROVIDER_HOST", peer.host(), "ONEPROVIDER_API_KEY", "t", "XDG_CACHE_HOME", cache.toString());
            return Run.sh(directory, environment, "oneprovider-rest-cli pauseWorkflowExecution wid=x");
        }
    }

    @Test
    void isMadeByTheFirstRunAndUsedByTheNext() throws Exception {
        Path cache = directory.resolve("cache");
        assertThat(run(cache)).isEqualTo(ANSWER);
        await().atMost(Duration.ofMinutes(2))
                .until(() ->
                        archives(cache).stream().anyMatch(file -> file.toFile().length() > 0));
        assertThat(run(cache)).isEqualTo(ANSWER);

        Path archive = archives(cache).get(0);
        Files.delete(archive);
        Files.writeString(archive, "no archive");
        assertThat(run(cache)).isEqualTo(ANSWER);
        Files.writeString(archive, "");
        assertThat(run(cache)).isEqualTo(ANSWER);
    }

    @Test
    void isLeftOutIfThereIsNoPlaceForIt() throws Exception {
        assertThat(run(Path.of("/dev/null"))).isEqualTo(ANSWER);
    }

    private static List<Path> archives(Path cache) throws Exception {
        try (Stream<Path> files = Files.walk(cache)) {
            return files.filter(file -> file.toString().endsWith(".jsa")).toList();
        }
    }
}
