/** JAX-RS interfaces of Onedata's Oneprovider, and what an implementer needs to respond by its contract. */
@SuppressWarnings("requires-automatic") // Jersey has no name of its own.
module org.onedata.oneprovider.server {
    requires transitive jakarta.ws.rs;
    requires transitive org.onedata.oneprovider.model;
    requires com.fasterxml.jackson.databind;
    requires org.slf4j;
    requires static jakarta.cdi;
    requires static jersey.server;
    requires static microprofile.config.api;
    requires static transitive org.jspecify;

    exports org.onedata.oneprovider.server;

    // For JAX-RS runtimes, which inject into what the feature registers.
    opens org.onedata.oneprovider.server;

    provides jakarta.ws.rs.core.Feature with
            org.onedata.oneprovider.server.OneproviderFeature;
}
