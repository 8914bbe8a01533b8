package org.onedata.oneprovider.emulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.onedata.oneprovider.server.OneproviderContract;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The page that browsers get at the root: the contract in Swagger UI, with the token filled in, and the executions. */
final class Page extends Handler.Abstract {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, String> CONTENT_TYPES = Map.of(
            "html", "text/html;charset=utf-8",
            "css", "text/css;charset=utf-8",
            "js", "text/javascript;charset=utf-8",
            "json", "application/json");

    private static final String SWAGGER_UI = "/META-INF/resources/webjars/swagger-ui/" + swaggerUiVersion() + "/";

    private final Oneprovider oneprovider;
    private final User user;

    Page(Oneprovider oneprovider, User user) {
        this.oneprovider = oneprovider;
        this.user = user;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        String path = request.getHttpURI().getPath();
        String name = "/".equals(path) ? "index.html" : path.substring(1);
        byte[] content = "GET".equals(request.getMethod()) ? content(name) : null;
        if (content == null) {
            return false;
        }
        response.getHeaders()
                .put(HttpHeader.CONTENT_TYPE, CONTENT_TYPES.get(name.substring(name.lastIndexOf('.') + 1)));
        response.getHeaders().put("Cache-Control", "no-store");
        // Swagger UI sets styles and shows images of its own; nothing is loaded from elsewhere.
        response.getHeaders()
                .put(
                        "Content-Security-Policy",
                        "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'");
        response.write(true, ByteBuffer.wrap(content), callback);
        return true;
    }

    private byte @Nullable [] content(String name) {
        return switch (name) {
            case "index.html", "page.css", "page.js" -> read("page/" + name);
            case "swagger-ui.css", "swagger-ui-bundle.js" -> read(SWAGGER_UI + name);
            case "user.json" -> json(Map.of("name", user.name(), "token", user.token()));
            case "executions.json" -> json(executions());
            case "contract.json" -> contract();
            default -> null;
        };
    }

    private List<Map<String, String>> executions() {
        return oneprovider.executions().stream()
                .map(execution -> Map.of(
                        "wid", execution.wid(),
                        "owner", execution.owner().name(),
                        "status", execution.status().toString(),
                        "phase", execution.status().phase().toString()))
                .toList();
    }

    /** The contract, with the emulator as its only server. */
    private static byte[] contract() {
        ObjectNode contract = JSON.valueToTree(new Yaml(new SafeConstructor(new LoaderOptions()))
                .load(new String(read("oneprovider.yaml"), StandardCharsets.UTF_8)));
        contract.putArray("servers").addObject().put("url", OneproviderContract.BASE_PATH);
        return json(contract);
    }

    private static String swaggerUiVersion() {
        try {
            Properties properties = new Properties();
            properties.load(new ByteArrayInputStream(read("/META-INF/maven/org.webjars/swagger-ui/pom.properties")));
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] json(Object value) {
        try {
            return JSON.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] read(String resource) {
        try (InputStream in = Page.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("Not in the jar: " + resource);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
