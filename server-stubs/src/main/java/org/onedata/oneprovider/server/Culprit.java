package org.onedata.oneprovider.server;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.MatrixParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The invalid part of a request, by the name that the caller knows: the {@code key} of {@code badData}. */
final class Culprit {
    private static final String BODY = "body";

    private Culprit() {}

    /** The property that Jackson could not read, such as {@code limits[2].name}, or else {@code body}. */
    static String of(Exception unreadable) {
        StringBuilder path = new StringBuilder();
        if (unreadable instanceof JsonMappingException mapping) {
            for (Reference reference : mapping.getPath()) {
                if (reference.getFieldName() == null) {
                    path.append('[').append(reference.getIndex()).append(']');
                } else {
                    path.append(path.isEmpty() ? "" : ".").append(reference.getFieldName());
                }
            }
        }
        return path.isEmpty() ? BODY : path.toString();
    }

    /**
     * The first invalid parameter or property in alphabetical order; empty for a result, which is not the fault of the
     * caller.
     */
    static Optional<String> of(ConstraintViolationException failure) {
        if (failure.getConstraintViolations() == null
                || failure.getConstraintViolations().isEmpty()) {
            return Optional.of("request");
        }
        List<String> keys = new ArrayList<>();
        for (ConstraintViolation<?> violation : failure.getConstraintViolations()) {
            List<Path.Node> path = new ArrayList<>();
            violation.getPropertyPath().forEach(path::add);
            if (path.stream().anyMatch(node -> node.getKind() == ElementKind.RETURN_VALUE)) {
                return Optional.empty();
            }
            keys.add(key(violation.getRootBeanClass(), path));
        }
        return keys.stream().min(Comparator.naturalOrder());
    }

    private static String key(Class<?> resource, List<Path.Node> path) {
        if (path.size() < 2 || path.get(1).getKind() != ElementKind.PARAMETER) {
            return path.isEmpty() ? "request" : properties(path);
        }
        Path.MethodNode method = path.get(0).as(Path.MethodNode.class);
        int index = path.get(1).as(Path.ParameterNode.class).getParameterIndex();
        List<Path.Node> rest = path.subList(2, path.size());
        return parameter(resource, method, index).orElseGet(() -> rest.isEmpty() ? BODY : properties(rest));
    }

    private static String properties(List<Path.Node> nodes) {
        StringBuilder path = new StringBuilder();
        for (Path.Node node : nodes) {
            if (node.isInIterable()) {
                path.append('[')
                        .append(node.getIndex() == null ? Objects.toString(node.getKey(), "") : node.getIndex())
                        .append(']');
            }
            if (node.getName() != null && node.getKind() != ElementKind.CONTAINER_ELEMENT) {
                path.append(path.isEmpty() ? "" : ".").append(node.getName());
            }
        }
        return path.isEmpty() ? BODY : path.toString();
    }

    /**
     * The name of a parameter on the wire; empty for a body. The annotations are on the interface that the resource
     * implements.
     */
    private static Optional<String> parameter(Class<?> type, Path.MethodNode method, int index) {
        Class<?>[] types = method.getParameterTypes().toArray(Class<?>[]::new);
        Optional<String> name;
        try {
            name = Arrays.stream(type.getDeclaredMethod(method.getName(), types).getParameterAnnotations()[index])
                    .map(Culprit::name)
                    .filter(Objects::nonNull)
                    .findFirst();
        } catch (NoSuchMethodException e) {
            name = Optional.empty();
        }
        return name.or(() -> Stream.concat(Stream.ofNullable(type.getSuperclass()), Arrays.stream(type.getInterfaces()))
                .flatMap(parent -> parameter(parent, method, index).stream())
                .findFirst());
    }

    private static @Nullable String name(Annotation annotation) {
        if (annotation instanceof PathParam path) {
            return path.value();
        }
        if (annotation instanceof QueryParam query) {
            return query.value();
        }
        if (annotation instanceof HeaderParam header) {
            return header.value();
        }
        if (annotation instanceof CookieParam cookie) {
            return cookie.value();
        }
        if (annotation instanceof FormParam form) {
            return form.value();
        }
        return annotation instanceof MatrixParam matrix ? matrix.value() : null;
    }
}
