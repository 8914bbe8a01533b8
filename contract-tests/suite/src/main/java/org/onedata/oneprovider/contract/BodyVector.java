package org.onedata.oneprovider.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A JSON text, and whether it can be read as a schema of the contract.
 *
 * @param schema the name of the schema
 * @param rewritten the JSON that comes out if what was read is written again; null if nothing can be read
 * @param violations the properties that a server may not send so, as paths from the body; empty unless the kind says so
 */
public record BodyVector(
        String id,
        String documentation,
        String origin,
        String schema,
        Kind kind,
        String body,
        @Nullable String rewritten,
        List<String> violations)
        implements Vector {
    public BodyVector {
        rewritten = rewritten == null && kind != Kind.NEGATIVE ? body : rewritten;
        violations = violations == null ? List.of() : violations;
    }

    /** What can be done with the JSON. */
    public enum Kind {
        /** Can be read, and is valid. */
        @JsonProperty("positive")
        POSITIVE,
        /** Cannot be read. */
        @JsonProperty("negative")
        NEGATIVE,
        /** Can be read by a client, but may not be sent by a server. */
        @JsonProperty("clientPositiveServerFail")
        CLIENT_POSITIVE_SERVER_FAIL
    }

    @Override
    public AppliesTo appliesTo() {
        return AppliesTo.BOTH;
    }

    @Override
    public String toString() {
        return id;
    }
}
