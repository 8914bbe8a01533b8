package org.onedata.oneprovider.server;

import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What Quarkus injects into nothing that a feature registers: the current request, and the exception mappers. It has one
 * mapper of each exception, the last that was registered, whatever the priority.
 */
final class Quarkus {
    private static final String CORE = "org.jboss.resteasy.reactive.server.core.";
    private static final @Nullable Class<?> REQUESTS = find("CurrentRequestManager");
    private static final @Nullable Class<?> MAPPERS = find("RuntimeExceptionMapper");

    private Quarkus() {}

    /** Null without a resource, and on other runtimes. */
    static @Nullable ResourceInfo resource() {
        return ofRequest("getResteasyReactiveResourceInfo") instanceof ResourceInfo resource ? resource : null;
    }

    /** Null on other runtimes. */
    static @Nullable UriInfo uri() {
        return ofRequest("getUriInfo") instanceof UriInfo uri ? uri : null;
    }

    /** Whether the application has a mapper of the same exception. */
    static boolean hasMapperInPlaceOf(ExceptionMapper<?> mapper) {
        Class<?> type = mapper.getClass();
        Type mapped =
                type.getSuperclass() == Object.class ? type.getGenericInterfaces()[0] : type.getGenericSuperclass();
        return mapped instanceof ParameterizedType mapping
                && mappers().containsKey(mapping.getActualTypeArguments()[0]);
    }

    /** The mapper of an exception, or of the next superclass that has one; null for none, and on other runtimes. */
    static @Nullable Object mapper(Class<?> exception) {
        Map<?, ?> mappers = mappers();
        for (Class<?> type = exception; type != null; type = type.getSuperclass()) {
            if (mappers.containsKey(type)) {
                Object instance = call(call(mappers.get(type), "getFactory"), "createInstance");
                return call(instance, "getInstance");
            }
        }
        return null;
    }

    private static Map<?, ?> mappers() {
        try {
            return MAPPERS != null && MAPPERS.getMethod("getMappers").invoke(null) instanceof Map<?, ?> mappers
                    ? mappers
                    : Map.of();
        } catch (ReflectiveOperationException e) {
            return Map.of();
        }
    }

    private static @Nullable Object ofRequest(String property) {
        try {
            return REQUESTS == null ? null : call(REQUESTS.getMethod("get").invoke(null), property);
        } catch (ReflectiveOperationException e) {
            return null;
        }
    }

    private static @Nullable Object call(@Nullable Object target, String method) {
        try {
            return target == null ? null : target.getClass().getMethod(method).invoke(target);
        } catch (ReflectiveOperationException e) {
            return null;
        }
    }

    private static @Nullable Class<?> find(String name) {
        try {
            return Class.forName(CORE + name, true, Thread.currentThread().getContextClassLoader());
        } catch (ClassNotFoundException | LinkageError e) {
            return null;
        }
    }
}
