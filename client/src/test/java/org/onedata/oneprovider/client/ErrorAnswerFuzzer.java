package org.onedata.oneprovider.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import feign.Request;
import feign.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.onedata.oneprovider.model.ErrorJson;

/** Entry point of the fuzzer: the first byte chooses a charset, the rest is the body of an error answer. */
public class ErrorAnswerFuzzer {
    private static final String[] CHARSETS = {
        "", "; charset=utf-8", "; charset=UTF-16", "; charset=iso-8859-1", "; charset=no"
    };

    private ErrorAnswerFuzzer() {}

    /** Loads the classes, so that no input is blamed for the time that it takes. */
    public static void fuzzerInitialize() {
        check("\0{\"error\":{\"id\":\"x\",\"ctx\":{\"line\":[]}}}".getBytes(StandardCharsets.UTF_8));
    }

    public static void fuzzerTestOneInput(byte[] input) {
        check(input);
    }

    /** What must hold whatever the body is. */
    static OneproviderResponseException check(byte[] input) {
        String charset = input.length == 0 ? "" : CHARSETS[Math.floorMod(input[0], CHARSETS.length)];
        byte[] body = new byte[Math.max(0, input.length - 1)];
        System.arraycopy(input, input.length - body.length, body, 0, body.length);
        Response response = Response.builder()
                .status(404)
                .headers(Map.of("Content-Type", List.of("application/json" + charset)))
                .request(Request.create(Request.HttpMethod.POST, "/", Map.of(), null, null, null))
                .build();
        OneproviderResponseException e = OneproviderResponseException.of(
                ErrorAnswer.read("fuzz", response, new Answer(body, false), Clients.TOKEN));
        if (!(e instanceof NotFoundException)
                || !e.getMessage().startsWith("fuzz: 404")
                || e.getMessage().contains("\n")) {
            throw new AssertionError("The status is lost: " + e);
        }
        e.error().ifPresent(ErrorAnswerFuzzer::check);
        return e;
    }

    private static void check(ErrorJson error) {
        // Once more through JSON: what was read can be written, and reads the same.
        String json;
        try {
            json = ErrorBody.MAPPER.writeValueAsString(Map.of("error", error));
        } catch (JsonProcessingException e) {
            throw new AssertionError("Cannot write what it has read: " + error, e);
        }
        ErrorJson again = ErrorBody.parse(json);
        if (again == null || !String.valueOf(again.id()).equals(String.valueOf(error.id()))) {
            throw new AssertionError("Reads another error than it wrote: " + json);
        }
        if (error.details() != null) {
            error.details()
                    .keySet()
                    .forEach(name -> ErrorIds.nested(error, name).ifPresent(ErrorAnswerFuzzer::check));
        }
    }

    /** The same with a bug: an id that is not a text, which no seed has and the fuzzer has to find. */
    public static final class WithABug {
        private WithABug() {}

        public static void fuzzerInitialize() {
            ErrorAnswerFuzzer.fuzzerInitialize();
        }

        public static void fuzzerTestOneInput(byte[] input) {
            if (check(input)
                    .error()
                    .filter(error -> error.additionalProperties().containsKey("id"))
                    .isPresent()) {
                throw new IllegalStateException("the planted bug");
            }
        }
    }
}
