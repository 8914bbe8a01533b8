package org.onedata.oneprovider.emulator;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what a page of another site has a browser send: a request with another {@code Origin}, or one to a name that
 * the site has pointed at this machine (DNS rebinding). Lets pass what needs a token, since such a page has none.
 */
final class OwnOrigin extends Handler.Wrapper {
    private final String withToken;
    private final Set<String> names;

    /**
     * @param withToken path of what needs a token, and all below
     * @param names host names of the emulator beside {@code localhost}; addresses are always allowed, since no DNS says
     *     where they lead
     */
    OwnOrigin(Handler handler, String withToken, Stream<String> names) {
        super(handler);
        this.withToken = withToken + "/";
        this.names = names.map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        String path = request.getHttpURI().getPath();
        String refusal = path != null && path.startsWith(withToken) ? null : refusal(request);
        if (refusal == null) {
            return super.handle(request, response, callback);
        }
        response.setStatus(403);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain;charset=utf-8");
        response.write(true, ByteBuffer.wrap((refusal + "\n").getBytes(StandardCharsets.UTF_8)), callback);
        return true;
    }

    private @Nullable String refusal(Request request) {
        String host = Request.getServerName(request).toLowerCase(Locale.ROOT);
        if (!isOwn(host)) {
            return "Host: " + host + " is not a name of this emulator; --allow-host makes it one";
        }
        List<String> origins = request.getHeaders().getValuesList(HttpHeader.ORIGIN);
        String own = "//" + request.getHttpURI().getAuthority();
        return origins.stream()
                        .allMatch(origin -> origin.toLowerCase(Locale.ROOT).endsWith(own.toLowerCase(Locale.ROOT)))
                ? null
                : "Origin: " + String.join(", ", origins) + " is another site";
    }

    private boolean isOwn(String host) {
        return host.startsWith("[")
                || host.matches("[0-9.]+")
                || host.equals("localhost")
                || host.endsWith(".localhost")
                || names.contains(host);
    }
}
