package org.onedata.oneprovider.server;

import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Produces;
import org.jspecify.annotations.Nullable;

/** Lets CDI inject the access token of the current request. */
@RequestScoped
class CurrentToken {
    private @Nullable AccessToken token;

    /** Hands the token to CDI, unless that knows of no request, as on a server that it is no part of. */
    static void set(CurrentToken bean, AccessToken token) {
        try {
            bean.set(token);
        } catch (ContextNotActiveException e) {
            ErrorLog.debug("CDI cannot inject the access token", e);
        }
    }

    void set(AccessToken token) {
        this.token = token;
    }

    @Produces
    AccessToken get() {
        if (token == null) {
            throw new IllegalStateException("No access token: the request is not for an operation of the contract");
        }
        return token;
    }
}
