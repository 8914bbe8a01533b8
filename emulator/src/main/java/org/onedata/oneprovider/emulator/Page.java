package org.onedata.oneprovider.emulator;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ResourceHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.resource.ResourceFactory;
import org.jspecify.annotations.Nullable;
import org.onedata.oneprovider.server.OneproviderContract;

/**
 * The page that browsers get at the root: the executions, the last requests, and the contract in Swagger UI. The token
 * is in it, and nowhere else: no other page can read it.
 */
final class Page extends ResourceHandler {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> FILES =
            Set.of("/page.css", "/page.js", "/swagger-ui.css", "/swagger-ui-bundle.js");

    private final Oneprovider oneprovider;
    private final PageLog log;
    private final byte[] html;

    Page(Oneprovider oneprovider, User user, PageLog log) {
        this.oneprovider = oneprovider;
        this.log = log;
        html = new String(read("page/index.html"), StandardCharsets.UTF_8)
                .replace("{{token}}", escape(user.token()))
                .getBytes(StandardCharsets.UTF_8);
        ResourceFactory files = ResourceFactory.of(this);
        setBaseResource(ResourceFactory.combine(
                files.newClassLoaderResource("org/onedata/oneprovider/emulator/page/"),
                files.newClassLoaderResource("META-INF/resources/webjars/swagger-ui/" + swaggerUiVersion() + "/")));
        setCacheControl("no-store");
    }

    /** Whether it is a request that an open page repeats many times a minute. */
    static boolean isPoll(Request request) {
        return "/page.json".equals(request.getHttpURI().getPath());
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        String path = request.getHttpURI().getPath();
        if (!"GET".equals(request.getMethod())) {
            return false;
        }
        byte[] content = content(path);
        if (content == null && !FILES.contains(path)) {
            return false;
        }
        HttpFields.Mutable headers = response.getHeaders();
        // Swagger UI sets styles and shows images of its own; nothing is loaded from elsewhere.
        headers.put(
                "Content-Security-Policy",
                "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; base-uri 'none';"
                        + " form-action 'none'; frame-ancestors 'none'");
        headers.put("Cross-Origin-Opener-Policy", "same-origin");
        headers.put("Cross-Origin-Resource-Policy", "same-origin");
        headers.put("X-Content-Type-Options", "nosniff");
        if (content == null) {
            return super.handle(request, response, callback);
        }
        headers.put(HttpHeader.CONTENT_TYPE, path.endsWith(".json") ? "application/json" : "text/html;charset=utf-8");
        headers.put(HttpHeader.CACHE_CONTROL, "no-store");
        response.write(true, ByteBuffer.wrap(content), callback);
        return true;
    }

    private byte @Nullable [] content(String path) throws IOException {
        return switch (path) {
            case "/" -> html;
            case "/page.json" ->
                JSON.writeValueAsBytes(Map.of(
                        "executions", executions(),
                        "requests", log.lines().stream().map(Page::line).toList()));
            case "/contract.json" -> contract();
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

    private static Map<String, Object> line(PageLog.Line line) {
        return Map.of("time", line.time(), "method", line.method(), "path", line.path(), "status", line.status());
    }

    /** The contract, with the emulator as its only server. */
    private static byte[] contract() throws IOException {
        ObjectNode contract = (ObjectNode) new YAMLMapper().readTree(read("oneprovider.yaml"));
        contract.putArray("servers").addObject().put("url", OneproviderContract.BASE_PATH);
        return JSON.writeValueAsBytes(contract);
    }

    private static String swaggerUiVersion() {
        try (InputStream in = open("/META-INF/maven/org.webjars/swagger-ui/pom.properties")) {
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;");
    }

    private static byte[] read(String resource) {
        try (InputStream in = open(resource)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String resource) {
        InputStream in = Page.class.getResourceAsStream(resource);
        if (in == null) {
            throw new IllegalStateException("Not in the jar: " + resource);
        }
        return in;
    }
}
