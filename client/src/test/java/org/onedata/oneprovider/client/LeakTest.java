package org.onedata.oneprovider.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onedata.oneprovider.client.Clients.TOKEN;
import static org.onedata.oneprovider.client.ScriptedServer.NO_CONTENT;
import static org.onedata.oneprovider.client.ScriptedServer.answer;
import static org.onedata.oneprovider.client.ScriptedServer.answers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Looks for the token in everything that was logged, thrown and serialized by this test and all tests before it. */
@Order(Integer.MAX_VALUE)
class LeakTest {
    private static final Path LOG = Path.of("target", "test-log.txt");

    /** As it is, and as it would be in a header of basic authentication. */
    private static final List<String> SECRETS =
            List.of(TOKEN, Base64.getEncoder().encodeToString(TOKEN.getBytes(StandardCharsets.UTF_8)));

    @ParameterizedTest
    @EnumSource(Transport.class)
    void logsOneLineForEachCall(Transport transport) throws IOException {
        long before = lines();
        try (ScriptedServer server = ScriptedServer.start(answers(answer(503, ""), NO_CONTENT, answer(404, "")));
                OneproviderClient client =
                        Clients.to(server).transport(transport).build()) {
            Clients.pause(client);
            Clients.failure(client, NotFoundException.class);
        }
        try (var log = Files.lines(LOG)) {
            assertThat(log.skip(before).filter(line -> line.contains(" DEBUG " + OneproviderClient.class.getName())))
                    .hasSize(2)
                    .satisfiesExactly(
                            line -> assertThat(line)
                                    .matches(".*POST /api/v3/oneprovider/.*/pause: 204 in \\d+ ms, attempt 2"),
                            line -> assertThat(line)
                                    .matches(".*POST /api/v3/oneprovider/.*/pause: 404 in \\d+ ms, attempt 1"));
        }
    }

    @Test
    void noLogHoldsTheToken() throws IOException {
        assertThat(lines()).as("logged at all levels").isPositive();
        try (var log = Files.lines(LOG)) {
            assertThat(log.filter(LeakTest::holdsTheToken)).isEmpty();
        }
    }

    @Test
    void noExceptionHoldsTheToken() throws IOException {
        try (ScriptedServer server =
                        ScriptedServer.start(answers(answer(401, "{\"error\":{\"id\":\"" + TOKEN + "\"}}")));
                OneproviderClient client = Clients.to(server).build()) {
            Clients.failure(client, UnauthorizedException.class);
        }
        assertThat(Clients.THROWN).isNotEmpty().allSatisfy(e -> {
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            assertThat(holdsTheToken(trace.toString())).isFalse();
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
                out.writeObject(e);
            }
            assertThat(holdsTheToken(bytes.toString(StandardCharsets.ISO_8859_1)))
                    .isFalse();
            if (e instanceof OneproviderResponseException response) {
                assertThat(holdsTheToken(response.body() + response.headers() + response.error()))
                        .isFalse();
            }
        });
    }

    private static long lines() throws IOException {
        try (var log = Files.lines(LOG)) {
            return log.count();
        }
    }

    private static boolean holdsTheToken(String text) {
        return SECRETS.stream().anyMatch(text::contains);
    }
}
