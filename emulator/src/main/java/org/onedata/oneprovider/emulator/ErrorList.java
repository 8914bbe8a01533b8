package org.onedata.oneprovider.emulator;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onedata.oneprovider.server.OneproviderErrorException;
import org.onedata.oneprovider.server.OneproviderErrors;

/** The list of Onedata's errors, {@code errors.yaml}, for tests that ask for one by its id. */
final class ErrorList {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

    /** Read with the first error that is asked for: most tests need none. */
    private static final class Holder {
        static final ErrorList LIST = read();
    }

    private final Map<String, Entry> errors;

    private ErrorList(Map<String, Entry> errors) {
        this.errors = errors;
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Entry(
            int status,
            @Nullable String nestedIn,
            String description,
            @Nullable Map<String, Detail> details,
            @JsonProperty("release20.02") @Nullable OldForm before) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Detail(
            String type,
            @Nullable String presence,
            @Nullable String otherwise) {}

    /** What release 20.02 sends. */
    record OldForm(String error, String description) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Content(Map<String, Entry> errors) {}

    static ErrorList get() {
        return Holder.LIST;
    }

    private static ErrorList read() {
        try (InputStream in = ErrorList.class.getResourceAsStream("errors.yaml")) {
            return new ErrorList(new ObjectMapper(new YAMLFactory())
                    .readValue(in, Content.class)
                    .errors());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The answer with an error. An error that stands in the details of another is sent in it.
     *
     * @throws IllegalArgumentException if there is no such error, or the details are not its own
     */
    OneproviderErrorException answer(String id, Map<String, ? extends @Nullable Object> given) {
        Entry error = entry(id);
        Map<String, @Nullable Object> details = details(id, error, given);
        String description = description(error, details);
        if (error.nestedIn() == null) {
            return OneproviderErrors.error(error.status(), id, description, details.isEmpty() ? null : details);
        }
        Map<String, Object> nested = new LinkedHashMap<>();
        nested.put("id", id);
        nested.put("description", description);
        if (!details.isEmpty()) {
            nested.put("details", details);
        }
        String outside = detailsOf(entry(error.nestedIn())).entrySet().stream()
                .filter(detail -> detail.getValue().type().equals("error"))
                .findFirst()
                .orElseThrow()
                .getKey();
        return answer(error.nestedIn(), Map.of(outside, nested));
    }

    private Entry entry(String id) {
        Entry error = errors.get(id);
        if (error == null) {
            throw new IllegalArgumentException(
                    "error: must be one of " + String.join(", ", errors.keySet()) + ": " + id);
        }
        return error;
    }

    /** What release 20.02 sends for the error; null if that is not known. */
    @Nullable
    OldForm oldForm(String id) {
        Entry error = errors.get(id);
        return error == null ? null : error.before();
    }

    private static Map<String, Detail> detailsOf(Entry error) {
        return error.details() == null ? Map.of() : error.details();
    }

    /** The details in the order of the list. */
    private static Map<String, @Nullable Object> details(
            String id, Entry error, Map<String, ? extends @Nullable Object> given) {
        Map<String, Detail> known = detailsOf(error);
        given.keySet().stream()
                .filter(name -> !known.containsKey(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new IllegalArgumentException("details: " + id + " has no " + name);
                });
        Map<String, @Nullable Object> details = new LinkedHashMap<>();
        known.forEach((name, detail) -> {
            if (given.get(name) != null) {
                details.put(name, given.get(name));
            } else if (detail.presence() == null || detail.presence().equals("required")) {
                throw new IllegalArgumentException("details: " + id + " needs " + name);
            } else if (detail.presence().equals("nullable")) {
                details.put(name, null);
            }
        });
        return details;
    }

    private static String description(Entry error, Map<String, @Nullable Object> details) {
        return PLACEHOLDER.matcher(error.description()).replaceAll(found -> {
            String name = found.group(1);
            Object value = details.get(name);
            if (value instanceof Map<?, ?> nested) {
                value = nested.get("description");
            }
            Detail detail = detailsOf(error).get(name);
            return Matcher.quoteReplacement(
                    String.valueOf(value == null && detail != null ? detail.otherwise() : value));
        });
    }
}
