package org.onedata.oneprovider.codegen.constructs;

import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A value for every type that is generated. */
final class Samples {
    private static final Map<Type, Object> VALUES = Map.ofEntries(
            Map.entry(String.class, "a b+c/d%2F&=~"),
            Map.entry(Integer.class, -7),
            Map.entry(Long.class, 1L << 53),
            Map.entry(BigInteger.class, BigInteger.ONE.shiftLeft(64)),
            Map.entry(BigDecimal.class, new BigDecimal("12.50")),
            Map.entry(Double.class, 0.1),
            Map.entry(Float.class, 0.5f),
            Map.entry(Boolean.class, true),
            Map.entry(LocalDate.class, LocalDate.of(2024, 2, 29)),
            Map.entry(OffsetDateTime.class, OffsetDateTime.parse("2024-02-29T12:00:00+02:00")),
            Map.entry(UUID.class, new UUID(1, 2)),
            Map.entry(URI.class, URI.create("https://onedata.org/?a=b#c")),
            Map.entry(Object.class, "anything"));

    private Samples() {}

    static boolean isNullable(AnnotatedType type) {
        return type.isAnnotationPresent(Nullable.class);
    }

    static @Nullable Object of(Type type) throws ReflectiveOperationException {
        return of(type, 0);
    }

    private static @Nullable Object of(Type type, int depth) throws ReflectiveOperationException {
        if (type instanceof ParameterizedType parameterized) {
            Type[] arguments = parameterized.getActualTypeArguments();
            Object element = of(arguments[arguments.length - 1], depth);
            if (element == null) {
                return null;
            }
            return parameterized.getRawType() == List.class
                    ? List.of(element)
                    : parameterized.getRawType() == Set.class ? Set.of(element) : Map.of("key/ä", element);
        }
        if (type == byte[].class) {
            return new byte[] {0, -1, 127, '\n'};
        }
        Class<?> raw = (Class<?>) type;
        if (VALUES.containsKey(raw)) {
            return VALUES.get(raw);
        }
        if (raw.isSealed()) {
            return of(raw.getPermittedSubclasses()[0], depth);
        }
        RecordComponent[] components = raw.getRecordComponents();
        if (components.length == 1 && components[0].getName().equals("value")) {
            return raw.getConstructor(components[0].getType()).newInstance(of(components[0].getType()));
        }
        return depth > 2 ? null : built(raw, components, depth);
    }

    private static Object built(Class<?> raw, RecordComponent[] components, int depth)
            throws ReflectiveOperationException {
        Object builder = raw.getMethod("builder").invoke(null);
        Method build = builder.getClass().getMethod("build");
        for (RecordComponent component : components) {
            if (component == components[components.length - 1]) {
                Method add = Arrays.stream(builder.getClass().getMethods())
                        .filter(method -> method.getName().equals("additionalProperty"))
                        .findFirst()
                        .orElseThrow();
                add.invoke(builder, "unknown", of(add.getGenericParameterTypes()[1], depth + 1));
            } else if (component.getAccessor().invoke(build.invoke(builder)) == null) {
                builder.getClass()
                        .getMethod(component.getName(), component.getType())
                        .invoke(builder, of(component.getGenericType(), depth + 1));
            }
        }
        return build.invoke(builder);
    }

    /** The value, or one that is equal to others with the same bytes. */
    static @Nullable Object comparable(@Nullable Object value) {
        return value instanceof byte[] bytes ? ByteBuffer.wrap(bytes) : value;
    }
}
