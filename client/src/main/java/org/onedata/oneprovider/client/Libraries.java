package org.onedata.oneprovider.client;

/** Libraries that a program may have in another version than this client needs, or not at all. */
final class Libraries {
    private Libraries() {}

    /** Uses what each call may need, so that what cannot work fails at once. */
    static void check() {
        ErrorBody.parse("{\"error\":{\"id\":\"x\",\"ctx\":{\"service\":\"opw\",\"u\":[1.5]}}}");
        ErrorBody.parse("{\"error\":{\"id\":\"x\",\"ctx\":1}}");
    }

    /** Says which jar is missing, or too old. */
    static String explain(LinkageError error) {
        Throwable cause =
                error instanceof ExceptionInInitializerError && error.getCause() != null ? error.getCause() : error;
        String what = String.valueOf(cause.getMessage()).replace('/', '.');
        String jar = what.contains("com.fasterxml.jackson.annotation")
                ? "com.fasterxml.jackson.core:jackson-annotations 2.18 or later"
                : what.contains("com.fasterxml.jackson.datatype")
                        ? "com.fasterxml.jackson.datatype:jackson-datatype-jsr310 2.18 or later"
                        : what.contains("com.fasterxml.jackson")
                                ? "com.fasterxml.jackson.core:jackson-databind 2.18 or later, and its jackson-core"
                                : what.contains("org.apache.hc")
                                        ? "org.apache.httpcomponents.client5:httpclient5 5.4 or later, and its httpcore5,"
                                                + " or client(...)"
                                        : what.contains("feign")
                                                ? "io.github.openfeign:feign-core 13.6 or later"
                                                : "another jar";
        return "build: needs " + jar + " on the class path: " + cause.getClass().getSimpleName() + ": " + what;
    }
}
