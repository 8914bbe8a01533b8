package org.onedata.oneprovider.server;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Access token of a request, opaque and not verified. The principal's name is not the token, so logs may print it.
 *
 * <p>CDI injects that of the current request. A bean that outlives a request injects a {@code Provider} of it.
 *
 * @param value the token as received; never empty
 */
public record AccessToken(String value) implements Principal {

    private static final String BEARER = "Bearer ";

    /**
     * Returns the token of the current request, given the {@code @Context HttpHeaders} of a resource: also after a filter
     * of the application has replaced the {@code SecurityContext}.
     *
     * @throws IllegalStateException if the request has none, which does not get as far as an implementer
     */
    public static AccessToken of(HttpHeaders headers) {
        AccessToken token = in(headers::getHeaderString);
        if (token == null) {
            throw new IllegalStateException("No access token in the request: is OneproviderFeature registered?");
        }
        return token;
    }

    /**
     * Returns the token of the current request, given the {@code @Context SecurityContext} of a resource.
     *
     * @throws IllegalStateException if {@link OneproviderFeature} is not registered, or the request is not for an
     *     operation of the contract
     */
    public static AccessToken of(SecurityContext context) {
        if (context.getUserPrincipal() instanceof AccessToken token) {
            return token;
        }
        throw new IllegalStateException("No access token: is OneproviderFeature registered?");
    }

    /** The value of the first header that is present, even if it is empty: then, as without any, null. */
    static @Nullable AccessToken in(UnaryOperator<@Nullable String> headers) {
        String token = headers.apply(OneproviderContract.TOKEN_HEADER);
        if (token == null) {
            String authorization = headers.apply(HttpHeaders.AUTHORIZATION);
            if (authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
                token = authorization.substring(BEARER.length());
            } else {
                token = headers.apply("Macaroon"); // Deprecated, but still in use.
            }
        }
        return token == null || token.isBlank() ? null : new AccessToken(token.strip());
    }

    @Override
    public String getName() {
        return "access token";
    }

    /** A text without the token, safe for logs. */
    @Override
    public String toString() {
        return "AccessToken";
    }
}
