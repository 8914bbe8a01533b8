package org.onedata.oneprovider.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The reachability metadata for GraalVM in the jar. No native image is built here. */
class ReachabilityMetadataTest {
    private static final String FILE =
            "/META-INF/native-image/org.onedata.oneprovider/oneprovider-client/reachability-metadata.json";

    @Test
    void knowsEachProxyOfAClient() throws Exception {
        JsonNode metadata;
        try (InputStream in = getClass().getResourceAsStream(FILE)) {
            metadata = new ObjectMapper().readTree(in);
        }
        List<String> proxies = new ArrayList<>();
        List<String> types = new ArrayList<>();
        for (JsonNode entry : metadata.get("reflection")) {
            JsonNode type = entry.get("type");
            if (type.isTextual()) {
                types.add(type.asText());
                assertThat(entry.has("allPublicMethods") || entry.has("methods"))
                        .as(type.asText())
                        .isTrue();
            } else {
                assertThat(type.get("proxy").size()).isEqualTo(1);
                proxies.add(type.get("proxy").get(0).asText());
            }
        }

        try (OneproviderClient client = OneproviderClient.builder()
                .host("krk.example.org")
                .token("MDAxNWxvY2F00aW9")
                .build()) {
            List<String> used = new ArrayList<>(proxiesOf(client));
            used.addAll(proxiesOf(client.async()));

            assertThat(used).contains(WorkflowExecutionApi.class.getName(), WorkflowExecutionApiAsync.class.getName());
            assertThat(proxies).containsExactlyInAnyOrderElementsOf(used);
            // Feign makes the expanders, and calls the capability, by reflection.
            for (Class<?> type :
                    List.of(OneproviderFeign.class, PathSegment.class, QueryValue.class, HeaderValue.class)) {
                used.add(type.getName());
            }
            assertThat(types).containsExactlyInAnyOrderElementsOf(used);
        }
    }

    /** The interfaces of the proxies that the accessors return. */
    private static List<String> proxiesOf(Object accessors) throws ReflectiveOperationException {
        List<String> interfaces = new ArrayList<>();
        for (Method accessor : accessors.getClass().getMethods()) {
            if (accessor.getReturnType().isInterface() && accessor.getParameterCount() == 0) {
                Object api = accessor.invoke(accessors);
                assertThat(Proxy.isProxyClass(api.getClass()))
                        .as(accessor.toString())
                        .isTrue();
                interfaces.add(api.getClass().getInterfaces()[0].getName());
            }
        }
        return interfaces;
    }
}
