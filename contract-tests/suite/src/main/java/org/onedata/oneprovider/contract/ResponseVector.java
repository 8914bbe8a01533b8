package org.onedata.oneprovider.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP response, and the outcome that it has for the caller or comes from in the implementer.
 *
 * @param operation the {@code operationId} of the call in the contract; null for {@link Vectors#ANY_OPERATION}
 * @param documented whether the contract documents the status with such a body
 */
public record ResponseVector(
        String id,
        String documentation,
        String origin,
        AppliesTo appliesTo,
        @Nullable String operation,
        boolean documented,
        Response response,
        Outcome outcome)
        implements Vector {
    public ResponseVector {
        operation = operation == null ? Vectors.ANY_OPERATION : operation;
    }

    /**
     * The response.
     *
     * @param body the body as sent; null for no body
     */
    public record Response(
            int status,
            Map<String, String> headers,
            @Nullable String body) {
        public Response {
            headers = headers == null ? Map.of() : headers;
        }
    }

    /**
     * Outcome of a call, as the caller sees it or the implementer decides it.
     *
     * @param status the status of an error; null for a success
     * @param error the error as JSON; null for a success, or if the body holds no readable error
     * @param value the result of a success as JSON; null for an error or no result
     * @param body the body of an error as the caller can get it; null in vectors, where the response has it
     */
    public record Outcome(
            Result result,
            @Nullable Integer status,
            @Nullable String error,
            @Nullable String value,
            @Nullable String body) {
        public static final Outcome SUCCESS = success(null);

        /** @param value the result as JSON; null for none */
        public static Outcome success(@Nullable String value) {
            return new Outcome(Result.SUCCESS, null, null, value, null);
        }

        /**
         * An error.
         *
         * @param status null if there was no answer
         * @param error the error as JSON; null if the body holds none
         * @param body the body as it came; null if there was none, or the caller cannot have it
         */
        public static Outcome error(@Nullable Integer status, @Nullable String error, @Nullable String body) {
            return new Outcome(Result.ERROR, status, error, null, body);
        }

        /** The outcome in one line, for people. */
        @Override
        public String toString() {
            String text = result == Result.SUCCESS ? "success" : "error";
            text += status == null ? "" : " " + status;
            text += value == null ? "" : " " + value;
            text += error == null ? "" : " " + error;
            return body == null || error != null ? text : text + " with the body " + body;
        }
    }

    /** How a call ends. */
    public enum Result {
        @JsonProperty("success")
        SUCCESS,
        @JsonProperty("error")
        ERROR
    }

    @Override
    public String toString() {
        return id;
    }
}
