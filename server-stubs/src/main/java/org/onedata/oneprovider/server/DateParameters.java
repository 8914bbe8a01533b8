package org.onedata.oneprovider.server;

import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads parameters that are a date, or a date with a time, which JAX-RS cannot by itself. */
final class DateParameters implements ParamConverterProvider {
    private static final Set<Class<?>> DATES = Set.of(LocalDate.class, OffsetDateTime.class);

    /** Whether the contract has such parameters. */
    static boolean areNeeded() {
        return OneproviderContract.APIS.stream()
                .flatMap(api -> Arrays.stream(api.getMethods()))
                .flatMap(method -> Arrays.stream(method.getGenericParameterTypes()))
                .anyMatch(type ->
                        DATES.stream().anyMatch(date -> type.getTypeName().contains(date.getName())));
    }

    @Override
    public <T> @Nullable ParamConverter<T> getConverter(Class<T> type, Type genericType, Annotation[] annotations) {
        if (type == LocalDate.class) {
            return new Converter<>(text -> type.cast(LocalDate.parse(text)));
        }
        return type == OffsetDateTime.class ? new Converter<>(text -> type.cast(OffsetDateTime.parse(text))) : null;
    }

    private record Converter<T>(Function<String, T> parse) implements ParamConverter<T> {

        @Override
        public @Nullable T fromString(@Nullable String value) {
            return value == null ? null : parse.apply(value);
        }

        @Override
        public String toString(T value) {
            return value.toString();
        }
    }
}
