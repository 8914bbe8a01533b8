package org.onedata.oneprovider.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.onedata.oneprovider.model.ErrorJson;
import org.onedata.oneprovider.model.ErrorJsonCtx;
import org.onedata.oneprovider.model.ErrorResponse;

/**
 * Writes the bodies of error responses. They are serialized here: the runtime may have JSON-B, another Jackson, or
 * nothing. Thread-safe.
 */
final class ErrorWriter {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectWriter RESPONSE = JSON.writerFor(ErrorResponse.class);
    private static final ObjectWriter ERROR = JSON.writerFor(ErrorJson.class);
    private static final ObjectWriter CTX = JSON.writerFor(ErrorJsonCtx.class);

    private static final byte[] START = utf8("{\"error\":");
    private static final String TIME = "\"timestamp\":" + Long.MIN_VALUE;

    private final Settings settings;

    /** Errors that are always the same: those of {@link OneproviderErrors} without details. */
    private final Map<ErrorJson, byte[]> constants = new ConcurrentHashMap<>();

    private final Map<Place, Ctx> contexts = new ConcurrentHashMap<>();

    ErrorWriter(Settings settings) {
        this.settings = settings;
    }

    /** @throws InvalidErrorException if it is no error of the contract */
    Body write(OneproviderErrorException error) throws InvalidErrorException {
        try {
            return new Body(error.isHandmade() ? checked(error) : joined(error));
        } catch (JsonProcessingException e) {
            throw new InvalidErrorException("Not sent, since its details cannot be written as JSON: " + error, e);
        }
    }

    /** Only an error made by hand: if the contract has gained what no other has, none would reach a caller. */
    private byte[] checked(OneproviderErrorException error) throws InvalidErrorException, JsonProcessingException {
        ErrorResponse body = settings.isLikeRelease()
                ? error.toResponseLikeRelease(settings.identity(), settings.clock())
                : error.toResponse(settings.identity(), settings.clock());
        List<String> violations = ErrorValidator.violations(body);
        if (!violations.isEmpty()) {
            throw new InvalidErrorException(
                    "Not sent, since it breaks the contract: " + error + ": " + violations, null);
        }
        return RESPONSE.writeValueAsBytes(body);
    }

    /** As {@link #checked} writes it, from parts most of which were written before. */
    private byte[] joined(OneproviderErrorException thrown) throws JsonProcessingException {
        byte[] error = json(thrown.error());
        if (settings.isLikeRelease() && thrown.isWithoutCtxInRelease()) {
            return ByteBuffer.allocate(START.length + error.length + 1)
                    .put(START)
                    .put(error)
                    .put((byte) '}')
                    .array();
        }
        Ctx ctx = ctx(thrown);
        byte[] time = utf8(Long.toString(settings.clock().millis()));
        return ByteBuffer.allocate(START.length + error.length - 1 + ctx.start.length + time.length + ctx.end.length)
                .put(START)
                .put(error, 0, error.length - 1)
                .put(ctx.start)
                .put(time)
                .put(ctx.end)
                .array();
    }

    private byte[] json(ErrorJson error) throws JsonProcessingException {
        if (error.details() != null) {
            return ERROR.writeValueAsBytes(error);
        }
        byte[] json = constants.get(error);
        if (json == null) {
            json = ERROR.writeValueAsBytes(error);
            constants.put(error, json);
        }
        return json;
    }

    private Ctx ctx(OneproviderErrorException thrown) throws JsonProcessingException {
        Ctx ctx = contexts.get(thrown.place());
        if (ctx == null) {
            String json = CTX.writeValueAsString(thrown.ctx(settings.identity(), Long.MIN_VALUE));
            int time = json.indexOf(TIME);
            ctx = new Ctx(
                    utf8(",\"ctx\":" + json.substring(0, time) + "\"timestamp\":"),
                    utf8(json.substring(time + TIME.length()) + "}}"));
            contexts.put(thrown.place(), ctx);
        }
        return ctx;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The {@code ctx} of a place without its time, and what is around it. */
    private record Ctx(byte[] start, byte[] end) {}

    /** A body; its type tells it from one of an implementer. */
    record Body(byte[] json) implements StreamingOutput {

        @Override
        public void write(OutputStream out) throws IOException {
            out.write(json);
        }
    }

    static final class InvalidErrorException extends Exception {
        private static final long serialVersionUID = 1;

        InvalidErrorException(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
