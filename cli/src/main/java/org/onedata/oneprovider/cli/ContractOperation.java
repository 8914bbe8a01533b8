package org.onedata.oneprovider.cli;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onedata.oneprovider.client.OneproviderClient;

/**
 * An operation of the contract.
 *
 * @param api the interface that has it as a method with these parameters
 * @param example a line for a shell; empty if the contract has none
 * @param parameters those of the method, in its order
 * @param fields what the body is known to have, if it is an object
 * @param consumed media types of the body
 * @param produced media types of the answer
 */
record ContractOperation(
        String id,
        String tag,
        Class<?> api,
        String summary,
        String description,
        String example,
        List<Parameter> parameters,
        List<Parameter> fields,
        List<String> consumed,
        List<String> produced) {

    /** What can be typed. */
    Stream<Parameter> all() {
        return Stream.concat(parameters.stream().filter(parameter -> !parameter.isObject()), fields.stream());
    }

    Optional<Parameter> body() {
        return parameters.stream()
                .filter(parameter -> parameter.isObject()
                        || parameter.place() == ParameterLocation.BODY
                        || parameter.place() == ParameterLocation.JSON_BODY)
                .findFirst();
    }

    byte @Nullable [] call(OneproviderClient client, @Nullable Object[] arguments) {
        for (Method method : api.getDeclaredMethods()) {
            if (method.getName().equals(id)) {
                try {
                    return (byte[]) method.invoke(client.target(api), arguments);
                } catch (InvocationTargetException e) {
                    throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e);
                } catch (IllegalAccessException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
        throw new IllegalStateException(id);
    }
}
