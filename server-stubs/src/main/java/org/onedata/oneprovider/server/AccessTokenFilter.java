package org.onedata.oneprovider.server;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import org.jspecify.annotations.Nullable;

/**
 * Reads the access token of requests for operations of the contract. Runs after matching, so that an unknown path is a
 * 404 even without a token.
 */
final class AccessTokenFilter extends ScopedComponent implements ContainerRequestFilter {
    private static final String BEARER = "Bearer ";

    AccessTokenFilter(Scope scope) {
        super(scope);
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (isOfContract()) {
            String token = token(request);
            if (token == null || token.isEmpty()) {
                throw new OneproviderErrorException(401, OneproviderErrors.Json.unauthorized(null), Place.FEATURE);
            }
            request.setSecurityContext(new TokenContext(new AccessToken(token), request.getSecurityContext()));
        }
    }

    /** The value of the first header that is present, even if it is empty. */
    private static @Nullable String token(ContainerRequestContext request) {
        String token = request.getHeaderString(OneproviderContract.TOKEN_HEADER);
        if (token != null) {
            return token.strip();
        }
        String authorization = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        if (authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return authorization.substring(BEARER.length()).strip();
        }
        String macaroon = request.getHeaderString("Macaroon"); // Deprecated, but still in use.
        return macaroon == null ? null : macaroon.strip();
    }

    private record TokenContext(AccessToken token, @Nullable SecurityContext outer) implements SecurityContext {

        @Override
        public Principal getUserPrincipal() {
            return token;
        }

        @Override
        public boolean isUserInRole(String role) {
            return outer != null && outer.isUserInRole(role);
        }

        @Override
        public boolean isSecure() {
            return outer != null && outer.isSecure();
        }

        @Override
        public String getAuthenticationScheme() {
            return OneproviderContract.TOKEN_HEADER;
        }
    }
}
