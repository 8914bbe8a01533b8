package org.onedata.oneprovider.client;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The methods of an interface, each an operation that is called at the server. */
final class OperationHandler implements InvocationHandler {
    private static final Object[] NO_ARGUMENTS = {};

    private final String text;
    private final Calls calls;
    private final Map<Method, Operation> operations = new HashMap<>();

    private OperationHandler(String text, Calls calls) {
        this.text = text;
        this.calls = calls;
    }

    static <A> A create(Class<A> type, Calls calls) {
        OperationHandler handler = new OperationHandler(type.getSimpleName() + "[" + calls.baseUrl() + "]", calls);
        for (Method method : type.getMethods()) {
            handler.operations.put(method, new Operation(method));
        }
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] args) {
        Operation operation = operations.get(method);
        return operation == null
                ? invokeObjectMethod(proxy, method, args, text)
                : calls.call(operation, args == null ? NO_ARGUMENTS : args);
    }

    /** A method of {@link Object} on a proxy, which is equal to itself alone. */
    static Object invokeObjectMethod(Object proxy, Method method, Object @Nullable [] args, String text) {
        return switch (method.getName()) {
            case "equals" -> proxy == args[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> text;
        };
    }
}
