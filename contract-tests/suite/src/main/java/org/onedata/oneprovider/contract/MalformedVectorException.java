package org.onedata.oneprovider.contract;

/** Fault of a vector file. The message names the file, the vector and the reason in one line. */
public final class MalformedVectorException extends RuntimeException {
    private static final long serialVersionUID = 1;

    MalformedVectorException(String file, String vector, String reason) {
        super(file + ": " + vector + ": " + reason.lines().findFirst().orElse(""));
    }
}
