/** Client of Onedata's Oneprovider. */
@SuppressWarnings("requires-automatic") // The modules of Apache are automatic: they have no descriptors yet.
module org.onedata.oneprovider.client {
    requires transitive org.onedata.oneprovider.model;
    requires transitive feign.core; // Its types are in the builder and in OneproviderFeign.
    requires jdk.net; // Used by Apache's modules, which cannot declare it.
    // Not optional, unlike on the class path: an optional module is missing unless the application requires it itself.
    requires org.apache.httpcomponents.client5.httpclient5;
    requires org.apache.httpcomponents.core5.httpcore5;
    requires org.slf4j;
    requires com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.databind;
    requires com.fasterxml.jackson.datatype.jsr310;
    // Not optional either: an operation's optional parameters are found by its annotation.
    requires transitive org.jspecify;

    exports org.onedata.oneprovider.client;
}
