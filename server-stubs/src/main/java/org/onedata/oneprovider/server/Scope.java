package org.onedata.oneprovider.server;

import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onedata.oneprovider.server.Settings.Lazy;

/**
 * The requests that are answered for: those that a resource was found for which implements an interface of the
 * contract, and those for a path of the contract that none was found for, because the method is wrong, for example.
 */
final class Scope {
    private static final Pattern SLASHES = Pattern.compile("^/+");
    private static final Pattern MATRIX = Pattern.compile(";[^/]*");
    private static final Pattern VARIABLE = Pattern.compile("\\{[^}]*}");

    private static final Pattern OPERATIONS = Pattern.compile(OneproviderContract.APIS.stream()
            .flatMap(api -> Arrays.stream(api.getMethods()))
            .map(method -> method.getAnnotation(Path.class))
            .filter(Objects::nonNull)
            .map(path -> Stream.of(VARIABLE.split(SLASHES.matcher(path.value()).replaceFirst(""), -1))
                    .map(Pattern::quote)
                    .collect(Collectors.joining("[^/]+", "(?:.*/)?", "/*")))
            .distinct()
            .collect(Collectors.joining("|")));

    private final Lazy<Optional<String>> unmatchedBelow;
    private volatile boolean isOpen;

    /**
     * @param unmatchedBelow path below which a request is answered for if there is no resource at all
     * @param isOpen false if none is answered for before an implementer has been {@linkplain #found found}
     */
    Scope(Lazy<Optional<String>> unmatchedBelow, boolean isOpen) {
        this.unmatchedBelow = unmatchedBelow;
        this.isOpen = isOpen;
    }

    void found(ResourceInfo resource) {
        if (isOfContract(resource.getResourceClass())) {
            isOpen = true;
        }
    }

    /** @param status what the runtime would answer with; 0 if that is unknown */
    boolean contains(@Nullable ResourceInfo resource, @Nullable UriInfo uri, int status) {
        Class<?> type = typeOf(resource);
        if (type != null) {
            return isOfContract(type);
        }
        if (uri == null || !isOpen) {
            return false;
        }
        String path = uri.getRequestUri().getRawPath();
        return OPERATIONS.matcher(MATRIX.matcher(path).replaceAll("")).matches()
                || !Runtimes.isOfKnownPath(status) && isBelow(path);
    }

    private boolean isBelow(String path) {
        String parent = unmatchedBelow.get().orElse(null);
        return parent != null
                && path.startsWith(parent)
                && (path.length() == parent.length() || parent.endsWith("/") || path.charAt(parent.length()) == '/');
    }

    /** Null if there is none: RESTEasy throws then. */
    static @Nullable Class<?> typeOf(@Nullable ResourceInfo resource) {
        try {
            return resource == null ? null : resource.getResourceClass();
        } catch (RuntimeException e) {
            return null;
        }
    }

    /** The method of the contract that a method of a resource implements, whatever it returns. */
    static Optional<Method> operation(Class<?> type, Method method) {
        return OneproviderContract.APIS.stream()
                .filter(api -> api.isAssignableFrom(type))
                .flatMap(api -> Arrays.stream(api.getMethods()))
                .filter(operation -> operation.getName().equals(method.getName())
                        && Arrays.equals(operation.getParameterTypes(), method.getParameterTypes()))
                .findFirst();
    }

    static boolean isOfContract(Class<?> type) {
        for (Class<?> api : OneproviderContract.APIS) {
            if (api.isAssignableFrom(type)) {
                return true;
            }
        }
        return false;
    }
}
