package org.onedata.oneprovider.server;

import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;

/** All that a JAX-RS application needs to answer by the contract; to be registered once. */
public final class OneproviderFeature implements Feature {

    @Override
    public boolean configure(FeatureContext context) {
        context.register(new OneproviderErrorMapper());
        return true;
    }
}
