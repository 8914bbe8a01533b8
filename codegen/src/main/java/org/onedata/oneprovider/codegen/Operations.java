package org.onedata.oneprovider.codegen;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openapitools.codegen.utils.ModelUtils;

/** What the templates of the interfaces need to know of an operation. */
@SuppressWarnings({"rawtypes", "unchecked"}) // The generator's own way with schemas.
final class Operations {
    private static final Set<String> NO_HEADERS = Set.of("accept", "authorization", "content-type");

    private static final Pattern CONSTRAINT =
            Pattern.compile("@(?!Nullable)\\w+(\\(([^\"()]|\"(\\\\.|[^\"\\\\])*\")*\\))? ");

    private static final Pattern VARIABLE = Pattern.compile("\\{[^}]*}");

    private final OpenAPI openApi;
    private final Types types;
    private final OneproviderCodegen names;
    private final Set<String> taken = new LinkedHashSet<>();
    private final List<Map<String, Object>> params = new ArrayList<>();
    private final Map<String, Object> view = new HashMap<>();

    Operations(OpenAPI openApi, Types types, OneproviderCodegen names) {
        this.openApi = openApi;
        this.types = types;
        this.names = names;
    }

    Map<String, Object> of(String path, String method, Operation operation) {
        String place = "paths." + path + "." + method.toLowerCase(Locale.ROOT);
        for (Parameter reference :
                operation.getParameters() == null ? List.<Parameter>of() : operation.getParameters()) {
            Parameter parameter = ModelUtils.getReferencedParameter(openApi, reference);
            if (!parameter.getIn().equals("header")
                    || !NO_HEADERS.contains(parameter.getName().toLowerCase(Locale.ROOT))) {
                String text = parameter.getDescription() == null
                        ? parameter.getSchema().getDescription()
                        : parameter.getDescription();
                parameter(
                        parameter.getIn(),
                        parameter.getName(),
                        parameter.getSchema(),
                        Boolean.TRUE.equals(parameter.getRequired()),
                        text);
            }
        }
        if (operation.getRequestBody() != null) {
            body(place + ".requestBody", ModelUtils.getReferencedRequestBody(openApi, operation.getRequestBody()));
        }
        params.sort(Comparator.comparing(param -> !(boolean) param.get("isRequired")));
        view.put("params", params);
        responses(place + ".responses", method, operation);
        requestLine(path, method);
        view.put("path", Types.literal(path));
        view.put("method", method);
        view.put("tag", Types.literal(operation.getTags().get(0)));
        view.put("summary", text(operation.getSummary()));
        view.put("description", text(operation.getDescription()));
        view.put("example", shellExample(operation));
        String doc = Javadoc.of(operation.getDescription());
        String summary = Javadoc.of(operation.getSummary());
        view.put(
                "doc",
                !doc.isEmpty() && !doc.startsWith("<")
                        ? doc
                        : summary.isEmpty() && doc.isEmpty()
                                ? Javadoc.code(method + " " + path)
                                : summary + (summary.matches("(?s).*[.!?](</.*)?|") ? "" : ".") + "\n\n" + doc);
        return view;
    }

    private Map<String, Object> parameter(
            String in, String json, Schema schema, boolean isRequired, String description) {
        Map<String, Object> param = new HashMap<>();
        String type = types.of(schema).replace("byte[]", "String");
        boolean isList = type.matches("(List|Set)<.*");
        List<String> defaults = types.defaults(schema);
        boolean hasDefault = defaults.size() == 1 && !isRequired;
        param.put("in", in);
        param.put("place", in.toUpperCase(Locale.ROOT));
        param.put("isIn" + in, true);
        param.put("isList", isList);
        param.put("text", text(description));
        param.put("json", json);
        param.put("quoted", Types.literal(json));
        param.put("name", OneproviderCodegen.unique(names.toMemberName(json), taken));
        // Feign knows ASCII names only.
        String name = param.get("name").toString();
        param.put("variable", name.matches("[\\w$]+") ? name : "p" + params.size());
        param.put("isRequired", isRequired);
        param.put("type", isRequired ? type : Types.nullable(type));
        param.put("serverType", isRequired || hasDefault ? type : Types.nullable(type));
        param.put("constraints", String.join("", types.constraints(schema, true)));
        // To the server, a list of which nothing was sent is empty, not null.
        String present = !isRequired || in.equals("path") ? "" : isList ? "@NotEmpty " : "@NotNull ";
        param.put("serverConstraints", present + String.join("", types.constraints(schema, isRequired)));
        param.put("default", hasDefault ? Types.literal(defaults.get(0)) : null);
        String doc = Javadoc.of(description);
        String text = doc.isEmpty() ? "the parameter " + Javadoc.code(json) + " of the contract" : doc;
        param.put("doc", types.withDefault(text, schema));
        params.add(param);
        return param;
    }

    private void body(String place, RequestBody body) {
        Content content = body.getContent() == null ? new Content() : body.getContent();
        Set<String> kinds = new LinkedHashSet<>();
        content.forEach((mediaType, media) -> kinds.add(kind(mediaType, media.getSchema())));
        if (kinds.isEmpty()) {
            return;
        }
        if (kinds.contains("multipart") || kinds.contains("form") && kinds.size() > 1) {
            throw Contract.refused(place, "multipart, and forms beside other media types, are not supported");
        }
        boolean isRequired = Boolean.TRUE.equals(body.getRequired());
        Map.Entry<String, MediaType> entry = content.entrySet().iterator().next();
        String first = entry.getKey();
        Schema schema = entry.getValue().getSchema();
        view.put("sent", first.startsWith("*") ? "application/octet-stream" : first);
        view.put("consumed", literals(content.keySet()));
        if (kinds.contains("form")) {
            Schema<?> form = types.resolve(schema);
            List<String> required = isRequired && form.getRequired() != null ? form.getRequired() : List.of();
            form.getProperties()
                    .forEach((json, property) ->
                            parameter("form", json, property, required.contains(json), property.getDescription()));
            return;
        }
        Map<String, Object> param = parameter("body", "body", new Schema(), isRequired, body.getDescription());
        boolean isJson = kinds.iterator().next().equals("json");
        if (isJson && schema != null && !isObject(types.resolve(schema))) {
            param.put("place", "JSON_BODY");
        } else if (isJson) {
            List<Schema<?>> parts =
                    schema == null ? List.of() : parts(types.resolve(schema)).toList();
            List<Map<String, Object>> fields = fields(parts);
            param.put(
                    "place",
                    fields.isEmpty() || parts.stream().anyMatch(Operations::isOpen) ? "OPEN_OBJECT" : "OBJECT");
            view.put("fields", fields);
        }
        String type = typeOf(place, content);
        String serverType = kinds.size() > 1 ? "byte[]" : type;
        param.put("type", isRequired ? type : Types.nullable(type));
        param.put("serverType", isRequired ? serverType : Types.nullable(serverType));
        param.put(
                "constraints",
                schema == null || !type.equals(types.of(schema)) || type.equals("byte[]")
                        ? ""
                        : String.join("", types.constraints(schema, true)));
        param.put(
                "serverConstraints",
                (isRequired ? "@NotNull " : "") + (kinds.size() > 1 ? "" : param.get("constraints")));
        String text = body.getDescription() == null ? "the body" : Javadoc.of(body.getDescription());
        param.put(
                "doc", isJsonText(first, type) ? Types.sentence(text) + " Sent as it is, so it has to be JSON." : text);
    }

    private static boolean isObject(Schema schema) {
        String type = ModelUtils.getType(schema);
        return type == null ? !Types.isEnum(schema) : type.equals("object");
    }

    /** What an object is known to have. */
    private List<Map<String, Object>> fields(List<Schema<?>> parts) {
        Set<String> required = parts.stream()
                .flatMap(part -> Stream.ofNullable(part.getRequired()).flatMap(List::stream))
                .collect(Collectors.toSet());
        Map<String, Map<String, Object>> fields = new LinkedHashMap<>();
        parts.stream()
                .flatMap(part -> Stream.ofNullable(part.getProperties()))
                .forEach(properties -> properties.forEach((name, property) -> {
                    if (Boolean.TRUE.equals(property.getReadOnly())) {
                        return;
                    }
                    String description = property.getDescription() == null
                            ? types.resolve(property).getDescription()
                            : property.getDescription();
                    Map<String, Object> field = new HashMap<>();
                    field.put("quoted", Types.literal(name));
                    field.put("isRequired", required.contains(name));
                    boolean isText = "string".equals(ModelUtils.getType(types.resolve(property)));
                    field.put("place", isText ? "FIELD" : "JSON_FIELD");
                    field.put("text", text(description));
                    fields.putIfAbsent(name, field);
                }));
        return List.copyOf(fields.values());
    }

    /** Whether an object may have more than is known. */
    private static boolean isOpen(Schema<?> part) {
        return part.getAdditionalProperties() instanceof Schema
                || Boolean.TRUE.equals(part.getAdditionalProperties())
                || part.getOneOf() != null
                || part.getAnyOf() != null;
    }

    /** A schema, and those that it consists of. */
    private Stream<Schema<?>> parts(Schema<?> schema) {
        List<Schema> parts = schema.getAllOf() == null ? List.of() : schema.getAllOf();
        return Stream.concat(Stream.of(schema), parts.stream().flatMap(part -> parts(types.resolve(part))));
    }

    private static String text(String text) {
        return Types.literal(text == null ? "" : text.strip());
    }

    /** The example for a shell, if there is one. */
    private static String shellExample(Operation operation) {
        Object samples = operation.getExtensions() == null
                ? null
                : operation.getExtensions().get("x-code-samples");
        return Stream.ofNullable(samples)
                .filter(List.class::isInstance)
                .flatMap(list -> ((List<?>) list).stream())
                .filter(sample -> sample instanceof Map<?, ?> map && "Shell".equals(map.get("lang")))
                .map(sample -> text(String.valueOf(((Map<?, ?>) sample).get("source"))))
                .findFirst()
                .orElse("\"\"");
    }

    /** How a body is written. */
    private String kind(String mediaType, Schema reference) {
        Schema schema = reference == null ? new Schema() : types.resolve(reference);
        String type = mediaType.toLowerCase(Locale.ROOT).replaceFirst(" *;.*", "");
        if (type.startsWith("multipart/")) {
            return "multipart";
        }
        if (type.equals("application/x-www-form-urlencoded")) {
            return "form";
        }
        if ("binary".equals(schema.getFormat())
                || type.matches("(image|audio|video|font|\\*)/.*|application/(octet-stream|pdf|.*zip|.*tar)")) {
            return "binary";
        }
        return type.matches(".*[/+]json")
                ? "json"
                : type.matches("text/.*|.*[/+](xml|yaml|.*javascript|graphql|sql|.*json.*)")
                                || "string".equals(ModelUtils.getType(schema))
                        ? "text"
                        : "binary";
    }

    /** The type of a body in the first of the ways in which it may be written. */
    private String typeOf(String place, Content content) {
        String kind = kind(
                content.keySet().iterator().next(),
                content.values().iterator().next().getSchema());
        Set<String> all = new LinkedHashSet<>();
        content.forEach((mediaType, media) -> {
            if (kind.equals(kind(mediaType, media.getSchema()))) {
                all.add(
                        kind.equals("text")
                                ? "String"
                                : kind.equals("binary")
                                        ? "byte[]"
                                        : media.getSchema() == null ? "Object" : types.of(media.getSchema()));
            }
        });
        if (all.size() > 1 || kind.equals("json") && all.contains("byte[]")) {
            throw Contract.refused(place, "JSON that is bytes, or of several types, is not supported: " + all);
        }
        return all.iterator().next();
    }

    /** Whether a string is a document of JSON: neither JAX-RS nor the client puts quotation marks around it. */
    private static boolean isJsonText(String mediaType, String type) {
        return type.equals("String") && mediaType.toLowerCase(Locale.ROOT).matches(".*[/+]json.*");
    }

    private void responses(String place, String method, Operation operation) {
        Set<String> accepted = new LinkedHashSet<>();
        Set<String> others = new LinkedHashSet<>();
        Set<String> produced = new LinkedHashSet<>();
        Set<String> results = new LinkedHashSet<>();
        Set<String> plainStatuses = new LinkedHashSet<>();
        List<Map<String, Object>> docs = new ArrayList<>();
        boolean hasSuccess = operation.getResponses().keySet().stream().anyMatch(status -> status.startsWith("2"));
        operation.getResponses().forEach((status, reference) -> {
            ApiResponse response = ModelUtils.getReferencedApiResponse(openApi, reference);
            Content content =
                    response.getContent() == null || method.equals("HEAD") ? new Content() : response.getContent();
            String type = content.isEmpty() ? "" : typeOf(place + "." + status, content);
            docs.add(response(status, response.getDescription(), type));
            if (hasSuccess ? !status.startsWith("2") : !status.equals("default")) {
                others.addAll(content.keySet());
                if (status.startsWith("3")) {
                    plainStatuses.add("?"); // To be answered, too.
                }
                return;
            }
            produced.addAll(content.keySet());
            if (!content.isEmpty()) {
                Map.Entry<String, MediaType> first =
                        content.entrySet().iterator().next();
                String kind = kind(first.getKey(), first.getValue().getSchema());
                content.forEach((mediaType, media) -> {
                    if (kind(mediaType, media.getSchema()).equals(kind)) {
                        accepted.add(mediaType);
                    }
                });
            }
            results.add(type);
            boolean isPlain = (status + type.isEmpty()).matches("(200|default)false|204true")
                    && (response.getHeaders() == null || response.getHeaders().isEmpty());
            plainStatuses.add(isPlain ? status : "?");
        });
        boolean mayBeEmpty = results.remove("");
        if (results.size() > 1) {
            throw Contract.refused(place, "successes of several types are not supported: " + results);
        }
        String result = results.isEmpty() ? "void" : results.iterator().next();
        view.put("responses", docs);
        view.put("result", mayBeEmpty && !results.isEmpty() ? Types.nullable(result) : result);
        view.put("hasResult", !results.isEmpty());
        boolean isPlain = !plainStatuses.contains("?");
        view.put("serverResult", isPlain ? view.get("result") : "Response");
        view.put("serverFuture", isPlain && results.isEmpty() ? "Void" : view.get("serverResult"));
        view.put("hasServerResult", !isPlain || !results.isEmpty());
        view.put("consumesAny", view.containsKey("consumed"));
        view.put("producesAny", !produced.isEmpty() || !others.isEmpty());
        view.put("produced", literals(produced.isEmpty() ? others : produced));
        accepted.addAll(others);
        // No validator looks for constraints in a future, and some refuse them there.
        view.put(
                "futureResult",
                results.isEmpty()
                        ? "Void"
                        : CONSTRAINT.matcher(view.get("result").toString()).replaceAll(""));
        String json = !produced.isEmpty() && isJsonText(produced.iterator().next(), result) ? ", JSON as it is" : "";
        view.put("resultDoc", "what the server answers" + json + (mayBeEmpty ? "; null if that is nothing" : ""));
        view.put(
                "serverResultDoc",
                !isPlain
                        ? "the answer, with one of the statuses above"
                        : "the body of the answer" + json + (mayBeEmpty ? "; null for 204" : ""));
        view.put("scripted", isPlain ? "call" : "answer");
        view.put("acceptedTypes", literals(accepted));
        view.put("accepted", accepted.isEmpty() ? "application/json" : String.join(", ", accepted));
    }

    private static Map<String, Object> response(String status, String description, String type) {
        Map<String, Object> doc = new HashMap<>();
        doc.put("status", status.equals("default") ? "any other" : status);
        doc.put("doc", Javadoc.of(description).isEmpty() ? null : Javadoc.of(description));
        doc.put(
                "type",
                type.isEmpty()
                        ? null
                        : type.matches("\\w+") && !OneproviderCodegen.TAKEN.contains(type)
                                ? "{@link " + type + "}"
                                : Javadoc.code(
                                        CONSTRAINT.matcher(type).replaceAll("").replace("@Nullable ", "")));
        return doc;
    }

    private void requestLine(String path, String method) {
        Map<String, String> inPath = new HashMap<>();
        List<String> headers = new ArrayList<>();
        if (view.containsKey("sent")) {
            headers.add(Types.literal("Content-Type: " + view.get("sent")));
        }
        headers.add(Types.literal("Accept: " + view.get("accepted")));
        List<String> query = new ArrayList<>();
        for (Map<String, Object> param : params) {
            String variable = "{" + param.get("variable") + "}";
            if (param.get("in").equals("path")) {
                inPath.put("{" + param.get("json") + "}", variable);
            } else if (param.get("in").equals("query")) {
                query.add((query.isEmpty() ? "?" : "&") + param.get("json") + "=" + variable);
            } else if (param.get("in").equals("header")) {
                headers.add(Types.literal(param.get("json") + ": " + variable));
            }
        }
        String start = method + " "
                + VARIABLE.matcher(path)
                        .replaceAll(
                                match -> Matcher.quoteReplacement(inPath.getOrDefault(match.group(), match.group())));
        String line = Types.literal(start + String.join("", query));
        if (line.length() > 80) {
            query.add(0, start);
            line = query.stream().map(Types::literal).collect(Collectors.joining(" + "));
        }
        view.put("requestLine", path.contains("{") ? "value = " + line + ", decodeSlash = false" : line);
        view.put("headers", headers);
    }

    private static List<String> literals(Set<String> texts) {
        return texts.stream().map(Types::literal).toList();
    }
}
