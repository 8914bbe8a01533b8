package org.onedata.oneprovider.cli;

/** Where in a request a parameter goes. */
enum ParameterLocation {
    PATH,
    QUERY,
    HEADER,
    FORM,

    /** All of the body, as it is. */
    BODY,

    /** All of the body, which is JSON but no object. */
    JSON_BODY,

    /** All of the body, which is an object of JSON that has the fields of the operation. */
    OBJECT,

    /** The same, with any other fields, too. */
    OPEN_OBJECT,

    /** A field of that object, which is a text. */
    FIELD,

    /** A field of that object, which is something else. */
    JSON_FIELD
}
