package org.onedata.oneprovider.cli;

import java.util.List;
import java.util.Map;

/** Media types, and what they are called for short. */
final class MediaType {
    private static final Map<String, String> SHORT = Map.of(
            "text", "text/plain",
            "html", "text/html",
            "csv", "text/csv",
            "md", "text/markdown",
            "json", "application/json",
            "xml", "application/xml",
            "yaml", "application/yaml",
            "form", "application/x-www-form-urlencoded",
            "bin", "application/octet-stream",
            "pdf", "application/pdf");

    private MediaType() {}

    /**
     * The media type of this name.
     *
     * @param allowed those of the operation
     */
    static String of(String option, String name, List<String> allowed, boolean isForced) {
        String type = name.contains("/") ? name : SHORT.get(name);
        if (type == null) {
            throw UsageException.unknown("media type", name, SHORT.keySet());
        }
        if (!isForced && !allowed.contains(type)) {
            String known = allowed.isEmpty() ? "has none" : "has " + String.join(", ", allowed);
            throw new UsageException(
                    option + " " + type + ": the operation " + known + "; --force sends it all the same");
        }
        return type;
    }
}
