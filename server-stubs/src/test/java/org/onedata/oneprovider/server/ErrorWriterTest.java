package org.onedata.oneprovider.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.onedata.oneprovider.model.Service;
import org.onedata.oneprovider.server.Settings.Lazy;

/** Bodies that are joined from parts are those that Jackson writes of the whole. */
class ErrorWriterTest {
    private static final ServiceIdentity IDENTITY =
            new ServiceIdentity(Service.OPW, "\"timestamp\":" + Long.MIN_VALUE, "kraków.example.org", "25.0", "{}}");

    @Test
    void writesTheSameAsTheWhole() throws Exception {
        List<OneproviderErrorException> errors = List.of(
                OneproviderErrors.notFound(),
                OneproviderErrors.notFound(),
                OneproviderErrors.forbidden(),
                OneproviderErrors.unauthorized(),
                OneproviderErrors.atmInvalidStatusTransition("paused", "\"}\u017c"),
                OneproviderErrors.badData("key", OneproviderErrors.notFound().error()),
                OneproviderErrors.forStatus(405, "r"),
                OneproviderErrors.error(400, "x", "x", null));
        for (boolean likeRelease : new boolean[] {false, true}) {
            long[] millis = {0, 1750762637248L, -1};
            for (long time : millis) {
                Clock clock = Clock.fixed(Instant.ofEpochMilli(time), ZoneOffset.UTC);
                ErrorWriter writer = new ErrorWriter(
                        new Settings(new Lazy<>(() -> IDENTITY), clock, () -> null, (e, f) -> {}, likeRelease));
                for (OneproviderErrorException error : errors) {
                    assertThat(new String(writer.write(error).json(), StandardCharsets.UTF_8))
                            .isEqualTo(new ObjectMapper()
                                    .writeValueAsString(
                                            likeRelease
                                                    ? error.toResponseLikeRelease(IDENTITY, clock)
                                                    : error.toResponse(IDENTITY, clock)));
                }
            }
        }
    }
}
