package org.onedata.oneprovider.server;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onedata.oneprovider.server.Settings.Lazy;

/**
 * Reads the access token of requests for operations of the contract. Runs after matching, so that an unknown path is a
 * 404 even without a token.
 */
final class AccessTokenFilter extends ScopedComponent implements ContainerRequestFilter {
    private final Lazy<Optional<CurrentToken>> current =
            new Lazy<>(() -> Optional.ofNullable(Cdi.find(CurrentToken.class)));

    AccessTokenFilter(Scope scope) {
        super(scope);
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (isOfContract()) {
            AccessToken token = AccessToken.in(request::getHeaderString);
            if (token == null) {
                throw new OneproviderErrorException(401, OneproviderErrors.Json.unauthorized(null), Place.FEATURE);
            }
            current.get().ifPresent(bean -> CurrentToken.set(bean, token));
            request.setSecurityContext(new TokenContext(token, request.getSecurityContext()));
        }
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
