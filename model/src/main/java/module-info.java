/** Model of Onedata's Oneprovider. Works with Jackson 2 and Jackson 3, since it needs only their annotations. */
module org.onedata.oneprovider.model {
    requires transitive com.fasterxml.jackson.annotation;
    requires transitive jakarta.validation;
    requires static transitive org.jspecify;

    exports org.onedata.oneprovider.model;

    // For Jackson and providers of Jakarta Validation: both read fields.
    opens org.onedata.oneprovider.model;
}
