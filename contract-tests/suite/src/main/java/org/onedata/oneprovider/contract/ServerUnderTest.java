package org.onedata.oneprovider.contract;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A running server to be checked by the vectors.
 *
 * <p>As it is, a server is a black box: no workflow execution of it may have an id that a vector uses, so that each
 * request that comes to its implementer is answered with 404 and {@code notFound}. All vectors are met only by a server
 * with an {@link Implementer} that does as it is told.
 */
public final class ServerUnderTest implements AutoCloseable {
    private final URI url;
    private final String token;
    private final @Nullable Implementer implementer;
    private final Runnable stop;

    private ServerUnderTest(URI url, String token, @Nullable Implementer implementer, Runnable stop) {
        this.url = url;
        this.token = token;
        this.implementer = implementer;
        this.stop = stop;
    }

    /**
     * A server at an address.
     *
     * @param baseUrl base URL of the API, with its path, over http or https
     * @param token an access token that the server accepts
     * @param stop stops the server when the checks are over
     */
    public static ServerUnderTest at(String baseUrl, String token, Runnable stop) {
        return new ServerUnderTest(
                URI.create(baseUrl.endsWith("/") ? baseUrl.substring(0, baseUrl.length() - 1) : baseUrl),
                token,
                null,
                stop);
    }

    /** The same server, with an implementer that does as it is told. */
    public ServerUnderTest with(Implementer implementer) {
        return new ServerUnderTest(url, token, implementer, stop);
    }

    /** Base URL of the API, without a slash at its end. */
    public String baseUrl() {
        return url.toString();
    }

    URI url() {
        return url;
    }

    String token() {
        return token;
    }

    @Nullable
    Implementer implementer() {
        return implementer;
    }

    /** Stops the server. */
    @Override
    public void close() {
        stop.run();
    }
}
