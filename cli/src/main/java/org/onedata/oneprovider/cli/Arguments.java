package org.onedata.oneprovider.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What follows an operation: {@code KEY=VALUE}, {@code HEADER:VALUE}, {@code KEY==TEXT} and {@code KEY:=JSON}. */
final class Arguments {
    private static final Pattern ARGUMENT = Pattern.compile("(?s)([^=:]+)(==|:=|=|:)(.*)");
    private static final Set<ParameterLocation> BODY = Set.of(
            ParameterLocation.BODY,
            ParameterLocation.JSON_BODY,
            ParameterLocation.FIELD,
            ParameterLocation.JSON_FIELD,
            ParameterLocation.FORM);
    private static final JsonFactory JSON = new JsonFactory();

    /** Those that are no parameters of the operation, too. */
    final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    private final ContractOperation operation;
    private final boolean isForced;
    private final Map<Parameter, List<String>> parameters = new LinkedHashMap<>();

    /** As JSON. */
    private final Map<String, String> body = new LinkedHashMap<>();

    /** The value of the body alone, as it was given. */
    private @Nullable String wholeBody;

    Arguments(ContractOperation operation, boolean isForced) {
        this.operation = operation;
        this.isForced = isForced;
    }

    void add(String argument) {
        Matcher parts = ARGUMENT.matcher(argument);
        if (!parts.matches()) {
            throw new UsageException("\"" + argument + "\" is none of KEY=VALUE, HEADER:VALUE, KEY==TEXT, KEY:=JSON");
        }
        String key = parts.group(1);
        String value = parts.group(3);
        switch (parts.group(2)) {
            case "=" -> addParameter(key, value);
            case ":" -> header(key, value.strip());
            case "==" -> addToBody(key, value, quoted(value));
            default -> addToBody(key, value, json(key, value));
        }
    }

    /** The last one counts, as the operation's come after the options. */
    void header(String name, String value) {
        if (!name.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+")) {
            throw new UsageException("\"" + name + "\" cannot be the name of a header");
        }
        if (!value.chars().allMatch(c -> c >= ' ' && c <= '~')) {
            throw new UsageException("header \"" + name + "\" has a character that is not printable ASCII");
        }
        headers.put(name, value);
    }

    private void addParameter(String key, String value) {
        Parameter parameter = find(key, "parameter", Set.of(ParameterLocation.PATH, ParameterLocation.QUERY));
        if (parameter.place() == ParameterLocation.PATH && value.isBlank()) {
            throw new UsageException("parameter \"" + key + "\" is empty");
        }
        put(parameter, value);
    }

    private void put(Parameter parameter, String value) {
        List<String> values = parameters.computeIfAbsent(parameter, given -> new ArrayList<>());
        values.add(value);
        if (values.size() > 1 && !parameter.isList()) {
            throw new UsageException("parameter \"" + parameter.name() + "\" is given twice");
        }
    }

    private void addToBody(String key, String value, String json) {
        Optional<Parameter> whole = operation.body();
        if (whole.isPresent() && whole.get().place() == ParameterLocation.OPEN_OBJECT) {
            body.put(key, json);
            return;
        }
        if (whole.isEmpty()
                && operation.parameters().stream().noneMatch(each -> each.place() == ParameterLocation.FORM)) {
            throw new UsageException(
                    operation.id() + " has no body, which \"" + key + "\" with == or := would be a parameter of");
        }
        if (isForced && whole.isPresent() && whole.get().isObject()) {
            body.put(key, json);
            return;
        }
        Parameter parameter = find(key, "body parameter", BODY);
        switch (parameter.place()) {
            case BODY -> wholeBody = value;
            case JSON_BODY -> wholeBody = json;
            case FORM -> put(parameter, value);
            default -> body.put(key, json);
        }
    }

    private Parameter find(String key, String what, Set<ParameterLocation> places) {
        List<Parameter> candidates = operation
                .all()
                .filter(parameter -> places.contains(parameter.place()))
                .toList();
        // One of the path and one of the query may have the same name, and are given in this order.
        return candidates.stream()
                .filter(parameter -> parameter.name().equals(key))
                .min(Comparator.comparing(parameters::containsKey))
                .orElseThrow(() -> UsageException.unknown(
                        what, key, candidates.stream().map(Parameter::name).toList()));
    }

    /** What the method of the operation is to be called with; what is missing, and may be, is null. */
    @Nullable
    Object[] values() {
        requireAll();
        return operation.parameters().stream()
                .map(parameter -> switch (parameter.place()) {
                    case BODY, JSON_BODY -> wholeBody == null ? null : wholeBody.getBytes(StandardCharsets.UTF_8);
                    case OBJECT, OPEN_OBJECT -> object(parameter.isRequired());
                    case HEADER -> headers.remove(parameter.name());
                    default -> parameter.isList() ? parameters.get(parameter) : first(parameter);
                })
                .toArray();
    }

    private @Nullable String first(Parameter parameter) {
        List<String> values = parameters.get(parameter);
        return values == null ? null : values.get(0);
    }

    private void requireAll() {
        boolean hasBody =
                !body.isEmpty() || operation.body().map(Parameter::isRequired).orElse(false);
        operation
                .all()
                .filter(Parameter::isRequired)
                .filter(parameter -> switch (parameter.place()) {
                    case PATH -> !parameters.containsKey(parameter);
                    case HEADER -> !isForced && !headers.containsKey(parameter.name());
                    case BODY, JSON_BODY -> !isForced && wholeBody == null;
                    case FIELD, JSON_FIELD -> !isForced && hasBody && !body.containsKey(parameter.name());
                    default -> !isForced && !parameters.containsKey(parameter);
                })
                .findFirst()
                .ifPresent(parameter -> {
                    throw new UsageException(
                            "missing parameter \"" + parameter.name() + "\": add " + parameter.key() + "VALUE");
                });
    }

    private byte @Nullable [] object(boolean isRequired) {
        if (body.isEmpty() && !isRequired) {
            return null;
        }
        return write(json -> {
                    json.writeStartObject();
                    for (Map.Entry<String, String> field : body.entrySet()) {
                        json.writeFieldName(field.getKey());
                        json.writeRawValue(field.getValue());
                    }
                    json.writeEndObject();
                })
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String quoted(String text) {
        return write(json -> json.writeString(text));
    }

    /** The text as it was given, if it is one value of JSON. */
    private static String json(String key, String text) {
        try (JsonParser parser = JSON.createParser(text)) {
            if (parser.nextToken() != null) {
                parser.skipChildren();
                if (parser.nextToken() == null) {
                    return text;
                }
            }
        } catch (JsonProcessingException e) {
            throw new UsageException("body parameter \"" + key + "\" is not JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        throw new UsageException("body parameter \"" + key + "\" is not one value of JSON");
    }

    private interface Writing {
        void to(JsonGenerator json) throws IOException;
    }

    private static String write(Writing writing) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            writing.to(json);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return text.toString();
    }
}
