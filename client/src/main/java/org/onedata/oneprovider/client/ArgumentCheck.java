package org.onedata.oneprovider.client;

import feign.InvocationHandlerFactory;
import feign.Param;
import feign.Request;
import feign.Target;
import feign.codec.DecodeException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.net.URI;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Refuses arguments that Feign would leave out of the request without a word, null above all. */
final class ArgumentCheck implements InvocationHandlerFactory {
    private final InvocationHandlerFactory next;

    ArgumentCheck(InvocationHandlerFactory next) {
        this.next = next;
    }

    @Override
    @SuppressWarnings("rawtypes") // As the interface has it.
    public InvocationHandler create(Target target, Map<Method, MethodHandler> dispatch) {
        Map<Method, MethodHandler> checked = new LinkedHashMap<>();
        dispatch.forEach(
                (method, handler) -> checked.put(method, method.isDefault() ? handler : check(method, handler)));
        return next.create(target, checked);
    }

    private static MethodHandler check(Method method, MethodHandler handler) {
        Parameter[] parameters = method.getParameters();
        List<Argument> arguments = IntStream.range(0, parameters.length)
                .filter(i -> Argument.isOne(parameters[i]))
                .mapToObj(i -> new Argument(i, parameters[i]))
                .toList();
        return args -> {
            @Nullable Object[] checked = args;
            for (Argument argument : arguments) {
                Object value = argument.check(args[argument.index]);
                if (value != args[argument.index]) {
                    checked = checked == args ? args.clone() : checked;
                    checked[argument.index] = value;
                }
            }
            try {
                return handler.invoke(checked);
            } catch (DecodeException e) {
                throw e.getCause() instanceof OneproviderException failure ? failure : e;
            }
        };
    }

    /** A parameter of a method. */
    private static final class Argument {
        private static final String EMPTY = ": must not be null, empty or blank";

        private final int index;
        private final String name;
        private final boolean isBody;
        private final boolean isRequired;
        private final Class<?> expander;

        Argument(int index, Parameter parameter) {
            Param param = parameter.getAnnotation(Param.class);
            this.index = index;
            this.name = param == null ? "body" : param.value();
            this.isBody = param == null;
            this.isRequired = !parameter.getAnnotatedType().isAnnotationPresent(Nullable.class);
            this.expander = param == null ? Object.class : param.expander();
        }

        /** Not options, a URL or anything else that a method of one's own may have. */
        static boolean isOne(Parameter parameter) {
            return parameter.isAnnotationPresent(Param.class)
                    || parameter.getType() != URI.class
                            && !Request.Options.class.isAssignableFrom(parameter.getType())
                            && Arrays.stream(parameter.getAnnotations())
                                    .noneMatch(each ->
                                            each.annotationType().getName().startsWith("feign."));
        }

        /** Returns what Feign is to get for an argument; throws if it cannot be sent. */
        @Nullable
        Object check(@Nullable Object value) {
            if (value == null) {
                if (isRequired) {
                    throw new IllegalArgumentException(name + (isSegment() ? EMPTY : ": must not be null"));
                }
                return isBody ? Codec.NOTHING : null; // Feign takes no body that is null.
            }
            if (isBody || !(value instanceof Collection<?> values)) {
                return checkOne(value);
            }
            if (values.stream().anyMatch(Objects::isNull)) {
                throw new IllegalArgumentException(name + ": must not contain null");
            }
            if (values.isEmpty() && isSegment()) {
                throw new IllegalArgumentException(name + EMPTY);
            }
            // Feign would send the name of an empty list.
            return values.isEmpty() ? null : values.stream().map(this::checkOne).toList();
        }

        private Object checkOne(Object value) {
            if (isSegment()) {
                PathSegment.check(name, PathSegment.text(value));
            } else if (expander == HeaderValue.class) {
                String text = PathSegment.text(value);
                HeaderValue.check(name, text);
                return new HeaderValue.Kept(text);
            }
            return value;
        }

        private boolean isSegment() {
            return expander == PathSegment.class;
        }
    }
}
