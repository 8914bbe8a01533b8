/** Model of Onedata's Oneprovider, for Jackson 2 and Jackson 3 alike: of either it needs the annotations only. */
module org.onedata.oneprovider.model {
    requires transitive com.fasterxml.jackson.annotation;
    requires transitive jakarta.validation;
    requires static transitive org.jspecify;

    exports org.onedata.oneprovider.model;

    // To Jackson and to whatever provides Jakarta Validation: both read fields.
    opens org.onedata.oneprovider.model;
}
