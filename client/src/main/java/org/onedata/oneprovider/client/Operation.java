package org.onedata.oneprovider.client;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.onedata.oneprovider.client.SafeToRepeat.DoneAlready;
import org.onedata.oneprovider.model.ErrorJson;

/** What the contract says about an operation, read off its method. */
record Operation(String name, boolean hasResult, boolean isSafeToRepeat, DoneAlready... doneAlready) {

    static Operation of(Method method) {
        SafeToRepeat safeToRepeat = method.getAnnotation(SafeToRepeat.class);
        return new Operation(
                method.getName(),
                method.getReturnType() != void.class,
                safeToRepeat != null,
                safeToRepeat == null ? new DoneAlready[0] : safeToRepeat.doneAlready());
    }

    /** Whether an answer to a repeated request says that an earlier one has had its effect. */
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
}
