package org.onedata.oneprovider.contract;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Vectors that an implementation is known to fail, with a reason for each. */
final class KnownFailures {
    static final KnownFailures NONE = new KnownFailures(Map.of());

    private final Map<String, String> reasons;

    private KnownFailures(Map<String, String> reasons) {
        this.reasons = reasons;
    }

    /**
     * Reads a list: YAML that maps the ids of vectors to reasons.
     *
     * @param file the name of the file, for people
     * @throws MalformedVectorException if an id is unknown, or has no reason
     */
    static KnownFailures parse(String file, String yaml) {
        Map<String, String> reasons;
        try {
            reasons = yaml.isBlank()
                    ? Map.of()
                    : new YAMLMapper().readValue(yaml, new TypeReference<LinkedHashMap<String, String>>() {});
        } catch (JacksonException e) {
            throw new MalformedVectorException(file, "all vectors", e.getOriginalMessage());
        }
        if (reasons == null) {
            return NONE; // There are comments only.
        }
        List<String> known = Vectors.load().all().stream().map(Vector::id).toList();
        reasons.forEach((id, reason) -> {
            if (!known.contains(id) || reason == null || reason.isBlank()) {
                throw new MalformedVectorException(file, id, "no such vector, or no reason");
            }
        });
        return new KnownFailures(reasons);
    }

    /** Why a vector fails; null if it should not. */
    @Nullable
    String reason(Vector vector) {
        return reasons.get(vector.id());
    }
}
