package org.onedata.oneprovider.cli;

/**
 * A parameter of an operation.
 *
 * @param text what the contract says of it
 */
record Parameter(ParameterLocation place, String name, boolean isRequired, boolean isList, String text) {

    boolean isObject() {
        return place == ParameterLocation.OBJECT || place == ParameterLocation.OPEN_OBJECT;
    }

    /** As it is typed, up to its value. */
    String key() {
        return switch (place) {
            case PATH, QUERY -> name + "=";
            case HEADER -> name + ":";
            case JSON_BODY, JSON_FIELD -> name + ":=";
            default -> name + "==";
        };
    }
}
