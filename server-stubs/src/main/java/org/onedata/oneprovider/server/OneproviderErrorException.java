package org.onedata.oneprovider.server;

import static java.util.Objects.requireNonNull;

import org.onedata.oneprovider.model.ErrorJson;

/** Error that an implementer of the stubs answers with; {@link OneproviderFeature} turns it into the answer. */
public final class OneproviderErrorException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final transient ErrorJson error;

    /**
     * @param status HTTP status of the answer, 400 to 599
     * @param error what the answer says, sent as it is
     * @throws IllegalArgumentException if the status is not that of an error
     */
    public OneproviderErrorException(int status, ErrorJson error) {
        super(status + " " + requireNonNull(error, "error").id());
        if (status < 400 || status > 599) {
            throw new IllegalArgumentException("status: must be 400 to 599: " + status);
        }
        this.status = status;
        this.error = error;
    }

    /** HTTP status of the answer. */
    public int status() {
        return status;
    }

    /** What the answer says. */
    public ErrorJson error() {
        return error;
    }
}
