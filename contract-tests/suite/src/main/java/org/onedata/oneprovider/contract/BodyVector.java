package org.onedata.oneprovider.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A JSON text, and whether it can be read by a schema of the contract.
 *
 * @param schema the name of the schema
 * @param rewritten the JSON after reading and writing it; null if it cannot be read
 * @param violations paths of the properties that violate the contract; empty unless the kind is
 *     {@link Kind#CLIENT_POSITIVE_SERVER_FAIL}
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

    /** Who may read and send the JSON. */
    public enum Kind {
        /** Readable and valid. */
        @JsonProperty("positive")
        POSITIVE,
        /** Not readable. */
        @JsonProperty("negative")
        NEGATIVE,
        /** A client must read it, but a server must not send it. */
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
