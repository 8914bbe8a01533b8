package org.onedata.oneprovider.client;

import feign.Headers;
import feign.Param;
import feign.RequestLine;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedata.oneprovider.client.SafeToRepeat.DoneAlready;
import org.onedata.oneprovider.model.ErrorJson;

/**
 * An operation of the contract, read once from the annotations of its method, most of them Feign's.
 *
 * <p>It makes the same request as Feign would, but for an argument that looks encoded already ({@code %2F}), which
 * Feign leaves as it is, and one that is missing.
 */
final class Operation {
    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    private static final Pattern CHARSET = Pattern.compile("(?i);\\s*charset=\"?([\\w.:-]+)");

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private final String name;
    private final String httpMethod;
    private final Type resultType;
    private final boolean isSafeToRepeat;
    private final DoneAlready[] doneAlready;

    /** Path up to the first argument, and after each of them. */
    private final List<String> literals = new ArrayList<>();

    private final List<Argument> inPath = new ArrayList<>();
    private final Map<String, Argument> inQuery = new LinkedHashMap<>();
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final Map<String, Argument> inHeaders = new LinkedHashMap<>();
    private final Map<String, Argument> inForm;
    private final @Nullable Argument body;

    Operation(Method method) {
        name = method.getName();
        resultType = method.getGenericReturnType();
        SafeToRepeat safeToRepeat = method.getAnnotation(SafeToRepeat.class);
        isSafeToRepeat = safeToRepeat != null;
        doneAlready = safeToRepeat == null ? new DoneAlready[0] : safeToRepeat.doneAlready();

        Map<String, Argument> arguments = new LinkedHashMap<>();
        Argument withoutName = null;
        for (int i = 0; i < method.getParameterCount(); i++) {
            Parameter parameter = method.getParameters()[i];
            Param param = parameter.getAnnotation(Param.class);
            boolean isOptional = parameter.getAnnotatedType().isAnnotationPresent(Nullable.class);
            Argument argument = new Argument(param == null ? "body" : param.value(), i, !isOptional);
            if (param == null) {
                withoutName = argument;
            } else {
                arguments.put(param.value(), argument);
            }
        }
        body = withoutName;
        String[] line = method.getAnnotation(RequestLine.class).value().split("[ ?]", 3);
        httpMethod = line[0];
        String[] path = line[1].split("[{}]", -1);
        literals.add(path[0]);
        for (int i = 1; i < path.length; i += 2) {
            inPath.add(arguments.remove(path[i]));
            literals.add(path[i + 1]);
        }
        for (String field : line.length < 3 ? new String[0] : line[2].split("&")) {
            String[] nameAndArgument = field.split("=\\{|}");
            inQuery.put(nameAndArgument[0], arguments.remove(nameAndArgument[1]));
        }
        for (String header : method.getAnnotation(Headers.class).value()) {
            String[] nameAndValue = header.split(": ", 2);
            if (nameAndValue[1].startsWith("{")) {
                inHeaders.put(nameAndValue[0], arguments.remove(nameAndValue[1].replaceAll("[{}]", "")));
            } else {
                headers.put(nameAndValue[0], nameAndValue[1]);
            }
        }
        inForm = arguments; // As Feign has it: named, and nowhere else in the request.
        if (!inForm.isEmpty() && !"application/x-www-form-urlencoded".equals(headers.get("Content-Type"))) {
            throw new IllegalArgumentException(name + ": neither in the path nor a header: " + inForm.keySet());
        }
    }

    String name() {
        return name;
    }

    boolean hasResult() {
        return resultType != void.class;
    }

    boolean isSafeToRepeat() {
        return isSafeToRepeat;
    }

    /** Whether the response to a retry says that an earlier attempt took effect. */
    boolean isDoneAlready(int status, @Nullable ErrorJson error) {
        for (DoneAlready answer : doneAlready) {
            if (error != null && answer.status() == status && answer.id().equals(error.id()) && match(answer, error)) {
                return true;
            }
        }
        return false;
    }

    private static boolean match(DoneAlready answer, ErrorJson error) {
        Map<String, @Nullable Object> details = Objects.requireNonNullElse(error.details(), Map.of());
        for (String detail : answer.details()) {
            String[] nameAndValue = detail.split("=", 2);
            if (!nameAndValue[1].equals(details.get(nameAndValue[0]))) {
                return false;
            }
        }
        return true;
    }

    /**
     * The request for the operation in an API whose paths all start with this one.
     *
     * @throws IllegalArgumentException if an argument cannot be sent
     */
    Request request(String basePath, @Nullable Object[] args) {
        return new Request(httpMethod, path(basePath, args), headers(args), body(args));
    }

    private String path(String basePath, @Nullable Object[] args) {
        StringBuilder path = new StringBuilder(256).append(basePath).append(literals.get(0));
        for (int i = 0; i < inPath.size(); i++) {
            appendSegment(path, inPath.get(i), args);
            path.append(literals.get(i + 1));
        }
        return inQuery.isEmpty()
                ? path.toString()
                : appendFields(path, '?', inQuery, args).toString();
    }

    private static StringBuilder appendFields(
            StringBuilder to, char start, Map<String, Argument> fields, @Nullable Object[] args) {
        char separator = start;
        for (Map.Entry<String, Argument> field : fields.entrySet()) {
            for (Object value : field.getValue().values(args)) {
                appendEncoded(to.append(separator), field.getKey());
                appendEncoded(to.append('='), text(value));
                separator = '&';
            }
        }
        return to;
    }

    /** A value as it stands in a path, a query, a header or a form. */
    private static String text(Object value) {
        return value instanceof OffsetDateTime time
                ? DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time)
                : value.toString();
    }

    private static void appendSegment(StringBuilder path, Argument argument, @Nullable Object[] args) {
        String separator = "";
        Collection<?> values = args[argument.index] == null ? List.of() : argument.values(args);
        if (values.isEmpty() || values.stream().anyMatch(value -> text(value).isBlank())) {
            throw new IllegalArgumentException(argument.name + ": must not be null, empty or blank");
        }
        for (Object value : values) {
            String text = text(value);
            path.append(separator);
            if (text.equals(".") || text.equals("..")) {
                path.append(text.replace(".", "%2E")); // Otherwise they could be dot segments, which are removed.
            } else {
                appendEncoded(path, text);
            }
            separator = ",";
        }
    }

    private static void appendEncoded(StringBuilder url, String text) {
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            if (UNRESERVED.indexOf(b) >= 0) {
                url.append((char) b);
            } else {
                url.append('%').append(HEX.toHexDigits(b));
            }
        }
    }

    private Map<String, String> headers(@Nullable Object[] args) {
        if (inHeaders.isEmpty()) {
            return headers;
        }
        Map<String, String> all = new LinkedHashMap<>(headers);
        inHeaders.forEach((header, argument) -> {
            Collection<?> values = argument.values(args);
            if (!values.isEmpty()) {
                String value = values.stream().map(Operation::text).collect(Collectors.joining(", "));
                if (!value.chars().allMatch(c -> c >= ' ' && c <= '~')) {
                    throw new IllegalArgumentException(argument.name + ": must be printable ASCII");
                }
                all.put(header, value);
            }
        });
        return all;
    }

    private byte[] body(@Nullable Object[] args) {
        if (!inForm.isEmpty()) {
            StringBuilder form = appendFields(new StringBuilder(), '&', inForm, args);
            return form.isEmpty() ? RawResponse.NO_BODY : form.substring(1).getBytes(StandardCharsets.US_ASCII);
        }
        Object value = body == null || body.isNull(args) ? null : args[body.index];
        if (value == null) {
            return RawResponse.NO_BODY;
        }
        // Text and bytes are sent as they are; the generator lets none of them be a body of JSON.
        return value instanceof byte[] bytes
                ? bytes
                : value instanceof String text
                        ? text.getBytes(StandardCharsets.UTF_8)
                        : ErrorBody.MAPPER.writeValueAsBytes(value);
    }

    /**
     * The result that the body of a successful answer holds; null if it is empty.
     *
     * @throws RuntimeException if it is something else; not only Jackson's, see {@link ErrorBody#parse}
     */
    @Nullable
    Object result(RawResponse answer) {
        byte[] body = answer.body();
        if (!hasResult() || body.length == 0 && answer.status() == 204) {
            return null;
        }
        if (resultType == byte[].class) {
            return body;
        }
        if (resultType == String.class) {
            return new String(body, charset(answer.header().apply("Content-Type")));
        }
        return body.length == 0 ? null : ErrorBody.MAPPER.readValue(body, ErrorBody.MAPPER.constructType(resultType));
    }

    private static Charset charset(@Nullable String contentType) {
        Matcher charset = CHARSET.matcher(contentType == null ? "" : contentType);
        return charset.find() && Charset.isSupported(charset.group(1))
                ? Charset.forName(charset.group(1))
                : StandardCharsets.UTF_8;
    }

    /** A parameter of the method. */
    private record Argument(String name, int index, boolean isRequired) {

        /** Whether the argument was omitted; throws if it is required. */
        boolean isNull(@Nullable Object[] args) {
            if (args[index] == null && isRequired) {
                throw new IllegalArgumentException(name + ": must not be null");
            }
            return args[index] == null;
        }

        /** The argument, or its elements if it is a collection; empty if omitted. */
        Collection<?> values(@Nullable Object[] args) {
            if (isNull(args)) {
                return List.of();
            }
            if (!(args[index] instanceof Collection<?> values)) {
                return List.of(args[index]);
            }
            if (values.stream().anyMatch(Objects::isNull)) {
                throw new IllegalArgumentException(name + ": must not contain null");
            }
            return values;
        }
    }
}
