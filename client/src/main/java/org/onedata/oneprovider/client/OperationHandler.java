package org.onedata.oneprovider.client;

import feign.FeignException;
import feign.InvocationHandlerFactory.MethodHandler;
import feign.Param;
import feign.RequestLine;
import feign.Target;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What stands between a caller and Feign: checks the arguments that become a part of the path, and percent-encodes what
 * becomes a part of the URL, since Feign leaves a value that looks encoded already ({@code %2F}) as it is.
 */
final class OperationHandler implements InvocationHandler {
    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private final Target<?> target;
    private final Map<Method, BoundOperation> operations = new HashMap<>();

    OperationHandler(Target<?> target, Map<Method, MethodHandler> dispatch) {
        this.target = target;
        dispatch.forEach(
                (method, handler) -> operations.put(method, new BoundOperation(handler, uriParameters(method))));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] args) throws Throwable {
        BoundOperation operation = operations.get(method);
        if (operation == null) {
            return invokeObjectMethod(proxy, method, args, target.type().getSimpleName() + "[" + target.url() + "]");
        }
        try {
            return operation.handler.invoke(operation.encode(args));
        } catch (FeignException e) {
            throw e.getCause() instanceof OneproviderException failure ? failure : e;
        }
    }

    /** A method of {@link Object} on a proxy, which is equal to itself alone. */
    static Object invokeObjectMethod(Object proxy, Method method, Object @Nullable [] args, String text) {
        return switch (method.getName()) {
            case "equals" -> proxy == args[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> text;
        };
    }

    /** The parameters that stand in the URL, by position; null for any other. */
    private static @Nullable UriParameter[] uriParameters(Method method) {
        String[] pathAndQuery = method.getAnnotation(RequestLine.class).value().split("\\?", 2);
        Parameter[] parameters = method.getParameters();
        @Nullable UriParameter[] result = new UriParameter[parameters.length];
        for (int i = 0; i < parameters.length; i++) {
            Param param = parameters[i].getAnnotation(Param.class);
            if (param != null) {
                String expression = "{" + param.value() + "}";
                boolean inPath = pathAndQuery[0].contains(expression);
                if (inPath || pathAndQuery.length == 2 && pathAndQuery[1].contains(expression)) {
                    result[i] = new UriParameter(param.value(), inPath);
                }
            }
        }
        return result;
    }

    private record BoundOperation(
            MethodHandler handler, @Nullable UriParameter[] uriParameters) {

        @Nullable
        Object @Nullable [] encode(@Nullable Object @Nullable [] args) {
            if (args == null) {
                return null;
            }
            @Nullable Object[] encoded = args.clone();
            for (int i = 0; i < encoded.length; i++) {
                if (uriParameters[i] != null) {
                    encoded[i] = uriParameters[i].encode(args[i]);
                }
            }
            return encoded;
        }
    }

    private record UriParameter(String name, boolean inPath) {

        @Nullable
        Object encode(@Nullable Object value) {
            if (inPath && (value == null || value.toString().isBlank())) {
                throw new IllegalArgumentException(name + ": must not be null, empty or blank");
            }
            if (value instanceof Collection<?> values) {
                return values.stream().map(this::encode).toList();
            }
            return value == null ? null : percentEncode(value.toString());
        }

        private String percentEncode(String text) {
            if (inPath && (text.equals(".") || text.equals(".."))) {
                return text.replace(".", "%2E"); // As such they would be taken for dot segments and removed.
            }
            StringBuilder encoded = new StringBuilder(text.length() + 16);
            for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
                if (UNRESERVED.indexOf(b) >= 0) {
                    encoded.append((char) b);
                } else {
                    encoded.append('%').append(HEX.toHexDigits(b));
                }
            }
            return encoded.toString();
        }
    }
}
