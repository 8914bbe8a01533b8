package org.onedata.oneprovider.codegen.constructs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.sun.net.httpserver.HttpServer;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.ext.ContextResolver;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.glassfish.jersey.jdkhttp.JdkHttpServerFactory;
import org.glassfish.jersey.server.ResourceConfig;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.onedata.oneprovider.client.OneproviderClient;
import org.onedata.oneprovider.server.OneproviderFeature;

/** Every operation of the contract, called by the client over HTTP at its stub: what is sent arrives, and comes back. */
class ConstructsTest {
    private static final Map<String, Object[]> ARRIVED = new ConcurrentHashMap<>();
    private static final Map<String, Object> RESULTS = new ConcurrentHashMap<>();

    private static HttpServer server;
    private static OneproviderClient client;

    @BeforeAll
    static void start() throws Exception {
        ResourceConfig application = new ResourceConfig(OneproviderFeature.class);
        ObjectMapper json = JsonMapper.builder().addModule(new JavaTimeModule()).build();
        application.register((ContextResolver<ObjectMapper>) type -> json, ContextResolver.class);
        for (Method accessor : accessors().toList()) {
            Class<?> stub = Class.forName(accessor.getReturnType().getName().replace(".client.", ".server."));
            application.register(Proxy.newProxyInstance(
                    stub.getClassLoader(), new Class<?>[] {stub}, (proxy, method, args) -> {
                        if (method.getDeclaringClass() == Object.class) {
                            return method.getName().equals("equals")
                                    ? (Object) (proxy == args[0])
                                    : method.getName().equals("hashCode")
                                            ? (Object) System.identityHashCode(proxy)
                                            : stub.getName();
                        }
                        ARRIVED.put(method.getName(), args == null ? new Object[0] : args);
                        Object result = RESULTS.get(method.getName());
                        return method.getReturnType() != Response.class
                                ? result
                                : result == null
                                        ? Response.status(202).build()
                                        : Response.status(200)
                                                .entity(result)
                                                .type(result instanceof String ? "text/plain" : null)
                                                .build();
                    }));
        }
        server = JdkHttpServerFactory.createHttpServer(
                UriBuilder.fromUri("http://localhost:0/api/v3/oneprovider").build(), application);
        client = OneproviderClient.builder()
                .baseUrl("http://localhost:" + server.getAddress().getPort() + "/api/v3/oneprovider")
                .allowInsecureHttp()
                .token("t")
                .build();
    }

    @AfterAll
    static void stop() {
        client.close();
        server.stop(0);
    }

    /** The methods of the client that are generated. */
    private static Stream<Method> accessors() {
        return Arrays.stream(OneproviderClient.class.getSuperclass().getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .peek(method -> method.setAccessible(true)); // Their class is not public.
    }

    @TestFactory
    Stream<DynamicTest> everyArgumentArrivesAndTheResultComesBack() {
        return tests(true);
    }

    @TestFactory
    Stream<DynamicTest> whatIsOptionalMayBeMissing() {
        return tests(false);
    }

    private static Stream<DynamicTest> tests(boolean isComplete) {
        return accessors()
                .flatMap(accessor -> Arrays.stream(accessor.getReturnType().getMethods())
                        .map(method ->
                                DynamicTest.dynamicTest(method.getName(), () -> call(accessor, method, isComplete))));
    }

    private static void call(Method accessor, Method method, boolean isComplete) throws Exception {
        Object[] args = new Object[method.getParameterCount()];
        for (int i = 0; i < args.length; i++) {
            boolean isGiven = isComplete || !Samples.isNullable(method.getParameters()[i].getAnnotatedType());
            args[i] = isGiven ? Samples.of(method.getGenericParameterTypes()[i]) : null;
        }
        Type type = method.getGenericReturnType();
        boolean isEmpty = type == void.class || !isComplete && Samples.isNullable(method.getAnnotatedReturnType());
        if (!isEmpty) {
            RESULTS.put(method.getName(), Samples.of(type));
        }
        Object result = method.invoke(accessor.invoke(client), args);

        assertThat(Samples.comparable(result)).isEqualTo(Samples.comparable(RESULTS.remove(method.getName())));
        List<Object> arrived = new ArrayList<>(Arrays.asList(ARRIVED.remove(method.getName())));
        for (int i = 0; i < args.length; i++) {
            if (isComplete || args[i] != null) {
                Object argument = arrived.get(i) instanceof byte[] bytes && !(args[i] instanceof byte[])
                        ? new ObjectMapper().readValue(bytes, args[i].getClass())
                        : arrived.get(i);
                assertThat(Samples.comparable(argument)).isEqualTo(Samples.comparable(args[i]));
            }
        }
    }
}
