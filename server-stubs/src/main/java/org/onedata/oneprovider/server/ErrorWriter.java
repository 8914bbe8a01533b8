package org.onedata.oneprovider.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.onedata.oneprovider.model.ErrorResponse;

/**
 * Body of an error response. It is serialized here: the runtime may have JSON-B, another Jackson, or nothing. Its type
 * tells it from a body of an implementer.
 */
record ErrorWriter(byte[] json) implements StreamingOutput {
    private static final ObjectWriter JSON = new ObjectMapper().writerFor(ErrorResponse.class);

    /** @throws InvalidErrorException if it is no error of the contract */
    static ErrorWriter of(OneproviderErrorException error, Settings settings) throws InvalidErrorException {
        ErrorResponse body = settings.isLikeRelease()
                ? error.toResponseLikeRelease(settings.identity(), settings.clock())
                : error.toResponse(settings.identity(), settings.clock());
        // Others conform, but for what the contract has gained since: no error would reach a caller then.
        if (error.isHandmade()) {
            List<String> violations = ErrorValidator.violations(body);
            if (!violations.isEmpty()) {
                throw new InvalidErrorException(
                        "Not sent, since it breaks the contract: " + error + ": " + violations, null);
            }
        }
        try {
            return new ErrorWriter(JSON.writeValueAsBytes(body));
        } catch (JsonProcessingException e) {
            throw new InvalidErrorException("Not sent, since its details cannot be written as JSON: " + error, e);
        }
    }

    @Override
    public void write(OutputStream out) throws IOException {
        out.write(json);
    }

    static final class InvalidErrorException extends Exception {
        private static final long serialVersionUID = 1;

        InvalidErrorException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
