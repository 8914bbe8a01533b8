/** Client of Onedata's Oneprovider. */
@SuppressWarnings("requires-automatic") // Apache's have no descriptors yet; their names are in their manifests.
module org.onedata.oneprovider.client {
    requires transitive org.onedata.oneprovider.model;
    requires feign.core;
    requires java.net.http;
    requires jdk.net; // Of Apache's, which cannot say so.
    // Not optional, unlike on the class path: an optional module is missing unless the application requires it itself.
    requires org.apache.httpcomponents.client5.httpclient5;
    requires org.apache.httpcomponents.core5.httpcore5;
    requires org.slf4j;
    requires tools.jackson.databind;
    // Not optional either: an operation's optional parameters are found by its annotation.
    requires transitive org.jspecify;

    exports org.onedata.oneprovider.client;
}
