package org.onedata.oneprovider.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies of errors, release by release. */
class ReleaseTest {
    private static final String CTX = "{\"timestamp\":0,\"serviceReleaseVersion\":\"25.0\",\"serviceId\":\"p1\","
            + "\"serviceDomain\":\"krakow.example.org\",\"serviceBuildVersion\":\"emulator\",\"service\":\"opw\","
            + "\"onedataErrorsRevision\":\"ca3af8cb\",\"module\":\"M\",\"line\":L}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "25.0  | {\"error\":{\"id\":\"notFound\",\"description\":\"The requested resource could not be found.\"}}",
                "21.02 | {\"error\":{\"id\":\"notFound\",\"description\":\"The requested resource could not be found.\"}}",
                "20.02 | {\"error\":\"not_found\",\"error_description\":\"The requested resource could not be found.\"}",
            })
    void unknownExecution(String release, String body) throws Exception {
        try (OneproviderEmulator emulator = start(release)) {
            RawHttp.Response response = RawHttp.pause(emulator, "nonexistent");

            assertThat(response.status()).isEqualTo(404);
            assertThat(response.headers())
                    .containsEntry("content-type", "application/json")
                    .containsEntry("content-length", "" + body.length());
            assertThat(response.body()).isEqualTo(body);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "25.0  | {\"error\":{\"id\":\"atmInvalidStatusTransition\",\"description\":\"Invalid status transition from "
                        + "\\\"paused\\\" to \\\"stopping\\\".\",\"details\":{\"prevStatus\":\"paused\",\"newStatus\":\"stopping\"},\"ctx\":C}}",
                "21.02 | {\"error\":{\"id\":\"atmInvalidStatusTransition\",\"description\":\"Invalid status transition from "
                        + "\\\"paused\\\" to \\\"stopping\\\".\",\"details\":{\"prevStatus\":\"paused\",\"newStatus\":\"stopping\"}}}",
                "20.02 | {\"error\":\"atm_invalid_status_transition\",\"error_description\":\"Invalid status transition from "
                        + "\\\"paused\\\" to \\\"stopping\\\".\"}",
            })
    void errorWithDetails(String release, String body) throws Exception {
        try (OneproviderEmulator emulator = start(release)) {
            String wid = emulator.schedule(execution -> execution.status(ExecutionStatus.PAUSED));

            assertThat(masked(RawHttp.pause(emulator, wid))).isEqualTo(body);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "25.0  | {\"error\":{\"id\":\"unauthorized\",\"description\":\"You must authenticate yourself to perform this "
                        + "operation: Provided token is not valid.\",\"details\":{\"authError\":{\"id\":\"tokenInvalid\","
                        + "\"description\":\"Provided token is not valid.\"}},\"ctx\":C}}",
                "21.02 | {\"error\":{\"id\":\"unauthorized\",\"description\":\"You must authenticate yourself to perform this "
                        + "operation: Provided token is not valid.\",\"details\":{\"authError\":{\"id\":\"tokenInvalid\","
                        + "\"description\":\"Provided token is not valid.\"}}}}",
                "20.02 | {\"error\":\"invalid_token\",\"error_description\":\"Provided token could not be validated.\"}",
            })
    void wrongToken(String release, String body) throws Exception {
        try (OneproviderEmulator emulator = start(release)) {
            String request = "POST " + RawHttp.path("x") + " HTTP/1.1\nX-Auth-Token: wrong";

            RawHttp.Response response = RawHttp.send(emulator.port(), request);
            assertThat(masked(response)).isEqualTo(body);
            assertThat(response.status()).isEqualTo(401);

            emulator.enqueue(ScriptedResponse.error("tokenInvalid"));
            assertThat(masked(RawHttp.pause(emulator, "x"))).isEqualTo(body);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "21.02 | {\"error\":{\"id\":\"badData\",\"description\":\"Bad value: provided \\\"request\\\" could not be "
                        + "understood by the server.\",\"details\":{\"key\":\"request\"}}}",
                "20.02 | {\"error\":\"bad_data\",\"error_description\":\"Bad value: provided \\\"request\\\" could not be "
                        + "understood by the server.\"}",
            })
    void requestThatIsNoHttp(String release, String body) throws Exception {
        try (OneproviderEmulator emulator = start(release)) {
            assertThat(RawHttp.send(emulator.port(), "POST /\u0001 HTTP/1.1").body())
                    .isEqualTo(body);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"notFound", "timeout", "alreadyExists", "notSupported"})
    void errorsThatRelease25SendsWithoutCtx(String id) throws Exception {
        try (OneproviderEmulator emulator = start("25.0")) {
            emulator.enqueue(ScriptedResponse.error(id));

            assertThat(RawHttp.pause(emulator, "x").body())
                    .startsWith("{\"error\":{\"id\":\"" + id + "\",")
                    .doesNotContain("ctx");
        }
    }

    @Test
    void likeTheDocumentationEachErrorHasACtx() throws Exception {
        try (OneproviderEmulator emulator =
                OneproviderEmulator.builder().likeRelease(false).start()) {
            assertThat(RawHttp.pause(emulator, "nonexistent").masked())
                    .isEqualTo("{\"error\":{\"id\":\"notFound\","
                            + "\"description\":\"The requested resource could not be found.\",\"ctx\":C}}");
        }
    }

    @Test
    void errorIsOfTheListWithItsDetails() throws Exception {
        try (OneproviderEmulator emulator = start("21.02")) {
            emulator.enqueue(ScriptedResponse.error("posix", Map.of("errno", "enoent")));
            RawHttp.Response response = RawHttp.pause(emulator, "x");

            assertThat(response.status()).isEqualTo(400);
            assertThat(response.body())
                    .isEqualTo(
                            "{\"error\":{\"id\":\"posix\",\"description\":\"Operation failed with POSIX error: enoent.\","
                                    + "\"details\":{\"errno\":\"enoent\"}}}");
        }
        assertThatThrownBy(() -> ScriptedResponse.error("posix")).hasMessage("details: posix needs errno");
        assertThatThrownBy(() -> ScriptedResponse.error("forbidden", Map.of("why", "x")))
                .hasMessage("details: forbidden has no why");
        assertThatThrownBy(() -> ScriptedResponse.error("forbiden"))
                .hasMessageStartingWith("error: must be one of atmInvalidStatusTransition, ")
                .hasMessageEndingWith(": forbiden");
        assertThatThrownBy(() -> Release.of("19.02")).hasMessage("release: must be one of 25.0, 21.02, 20.02: 19.02");
    }

    private static OneproviderEmulator start(String release) {
        return OneproviderEmulator.builder()
                .release(Release.of(release))
                .serviceId("p1")
                .domain("krakow.example.org")
                .standingTime(Instant.EPOCH)
                .start();
    }

    private static String masked(RawHttp.Response response) {
        String body = response.body()
                .replaceFirst("\"module\":\"\\w+\"", "\"module\":\"M\"")
                .replaceFirst("\"line\":\\d+", "\"line\":L");
        return body.replace("\"ctx\":" + CTX, "\"ctx\":C");
    }
}
