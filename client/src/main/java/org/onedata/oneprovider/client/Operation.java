package org.onedata.oneprovider.client;

import feign.MethodMetadata;
import feign.Request;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.onedata.oneprovider.client.SafeToRepeat.DoneAlready;
import org.onedata.oneprovider.model.ErrorJson;

/**
 * What the contract says about the operation of a request.
 *
 * @param resultType void if it has none
 * @param safeToRepeat null if the operation is not safe to repeat
 */
record Operation(String name, Type resultType, @Nullable SafeToRepeat safeToRepeat) {

    /** Reads it from the annotations of the method that the request was made for. */
    static Operation of(Request request) {
        MethodMetadata metadata = request.requestTemplate().methodMetadata();
        Method method = metadata.method();
        return new Operation(method.getName(), metadata.returnType(), method.getAnnotation(SafeToRepeat.class));
    }

    boolean hasResult() {
        return resultType != void.class && resultType != Void.class;
    }

    boolean isSafeToRepeat() {
        return safeToRepeat != null;
    }

    /** Whether the response to a retry says that an earlier attempt took effect. */
    boolean isDoneAlready(int status, @Nullable ErrorJson error) {
        if (safeToRepeat != null && error != null) {
            for (DoneAlready answer : safeToRepeat.doneAlready()) {
                if (answer.status() == status && answer.id().equals(error.id()) && match(answer, error)) {
                    return true;
                }
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
}
