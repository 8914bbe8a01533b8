package org.onedata.oneprovider.server;

import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;

/**
 * Access token of a request, opaque and unchecked; the name of this principal is not the token.
 *
 * @param value as it stood in the header; never empty
 */
public record AccessToken(String value) implements Principal {

    /**
     * The token of the current request, out of the {@code @Context SecurityContext} of a resource.
     *
     * @throws IllegalStateException if {@link OneproviderFeature} is not registered, or the request is not for the contract
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

    /** Nothing of the token. */
    @Override
    public String toString() {
        return "AccessToken";
    }
}
