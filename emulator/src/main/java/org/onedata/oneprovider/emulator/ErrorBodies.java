package org.onedata.oneprovider.emulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Locale;
import org.onedata.oneprovider.emulator.ErrorList.OldForm;
import org.onedata.oneprovider.server.OneproviderErrorException;
import org.onedata.oneprovider.server.ServiceIdentity;

/** Bodies of errors as the release sends them. */
final class ErrorBodies {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Release release;
    private final boolean isLikeRelease;
    private final ServiceIdentity identity;
    private final Clock clock;

    ErrorBodies(Release release, boolean isLikeRelease, ServiceIdentity identity, Clock clock) {
        this.release = release;
        this.isLikeRelease = isLikeRelease;
        this.identity = identity;
        this.clock = clock;
    }

    byte[] of(OneproviderErrorException error) {
        try {
            return likeRelease(JSON.writeValueAsBytes(
                    isLikeRelease ? error.toResponseLikeRelease(identity, clock) : error.toResponse(identity, clock)));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("details: cannot be written as JSON: " + e.getOriginalMessage(), e);
        }
    }

    /** Makes the body of an error of 25.0 that of the release. */
    byte[] likeRelease(byte[] body) {
        if (release == Release.V25_0) {
            return body;
        }
        try {
            JsonNode error = JSON.readTree(body).path("error");
            return JSON.writeValueAsBytes(
                    release == Release.V21_02 ? JSON.createObjectNode().set("error", withoutCtx(error)) : old(error));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode withoutCtx(JsonNode error) {
        ((ObjectNode) error).remove("ctx");
        return error;
    }

    /** In an error in the details, 20.02 says more than in the one around it. */
    private static ObjectNode old(JsonNode error) {
        for (JsonNode detail : error.path("details")) {
            if (ErrorList.get().oldForm(detail.path("id").asText()) != null) {
                return old(detail);
            }
        }
        String id = error.path("id").asText();
        OldForm known = ErrorList.get().oldForm(id);
        return JSON.createObjectNode()
                .put("error", known == null ? snakeCase(id) : known.error())
                .put(
                        "error_description",
                        known == null ? error.path("description").asText() : known.description());
    }

    private static String snakeCase(String id) {
        return id.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
