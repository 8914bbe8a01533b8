package org.onedata.oneprovider.contract.ours;

import feign.Param;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onedata.oneprovider.client.OneproviderClient;
import org.onedata.oneprovider.client.OneproviderResponseException;
import org.onedata.oneprovider.contract.ClientUnderTest;
import org.onedata.oneprovider.contract.ResponseVector.Outcome;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.json.JsonMapper;

/**
 * Adapter of the client of this project. It does not retry, since each vector is one exchange.
 *
 * <p>Calls to the same server with the same token share a client, and thus its connections.
 */
public final class OneproviderClientUnderTest implements ClientUnderTest, AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private final Factory factory;
    private @Nullable Apis apis;
    private String apisOf = "";

    /** The client as it comes. */
    public OneproviderClientUnderTest() {
        this((baseUrl, token) -> of(OneproviderClient.builder()
                .baseUrl(baseUrl)
                .token(token)
                .retries(0)
                .build()));
    }

    /** The generated interfaces, made in another way. */
    public OneproviderClientUnderTest(Factory factory) {
        this.factory = factory;
    }

    /** Makes the generated interfaces for a server. */
    @FunctionalInterface
    public interface Factory {
        Apis create(String baseUrl, String token);
    }

    /** The generated interfaces, each made by its type. */
    @FunctionalInterface
    public interface Apis extends AutoCloseable {
        <A> A api(Class<A> type) throws ReflectiveOperationException;

        @Override
        default void close() {}
    }

    /** Those of a client. */
    public static Apis of(OneproviderClient client) {
        return new Apis() {
            @Override
            public <A> A api(Class<A> type) throws ReflectiveOperationException {
                return type.cast(accessor(type).invoke(client));
            }

            @Override
            public void close() {
                client.close();
            }
        };
    }

    @Override
    public Outcome call(
            String baseUrl, String token, String operation, Map<String, String> params, @Nullable String body)
            throws Exception {
        Method method = method(operation);
        Object api = apis(baseUrl, token).api(method.getDeclaringClass());
        try {
            Object value = method.invoke(api, arguments(method, params, body));
            return Outcome.success(value == null ? null : JSON.writeValueAsString(value));
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof OneproviderResponseException failure) {
                String error = failure.error().map(JSON::writeValueAsString).orElse(null);
                return Outcome.error(failure.status(), error, failure.body());
            }
            throw e.getCause() instanceof Exception failure ? failure : e;
        }
    }

    /** Finds the method that the generator made of an operation. */
    private static Method method(String operation) {
        return accessors()
                .flatMap(accessor -> Stream.of(accessor.getReturnType().getMethods()))
                .filter(method -> method.getName().equals(Names.camelCase(operation)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such operation in the client: " + operation));
    }

    private static Method accessor(Class<?> api) {
        return accessors()
                .filter(accessor -> accessor.getReturnType() == api)
                .findFirst()
                .orElseThrow();
    }

    private static Stream<Method> accessors() {
        return Stream.of(OneproviderClient.class.getMethods())
                .filter(method -> method.getParameterCount() == 0
                        && method.getReturnType().getSimpleName().endsWith("Api"));
    }

    private static @Nullable Object[] arguments(Method method, Map<String, String> params, @Nullable String body) {
        Map<String, String> byJavaName = new HashMap<>();
        params.forEach((name, value) -> byJavaName.put(Names.camelCase(name), value));
        return Stream.of(method.getParameters())
                .map(parameter -> {
                    JavaType type = JSON.constructType(parameter.getParameterizedType());
                    Param param = parameter.getAnnotation(Param.class);
                    if (param == null) {
                        return body == null ? null : JSON.readValue(body, type);
                    }
                    return JSON.convertValue(byJavaName.get(param.value()), type);
                })
                .toArray();
    }

    @Override
    public void close() {
        if (apis != null) {
            apis.close();
        }
    }

    private Apis apis(String baseUrl, String token) {
        if (apis == null || !apisOf.equals(baseUrl + token)) {
            close();
            apis = factory.create(baseUrl, token);
            apisOf = baseUrl + token;
        }
        return apis;
    }
}
