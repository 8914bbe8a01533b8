package org.onedata.oneprovider.server;

import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;

/**
 * Access token of a request, opaque and not verified. The principal's name is not the token, so logs may print it.
 *
 * @param value the token as received; never empty
 */
public record AccessToken(String value) implements Principal {

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
