package org.onedata.oneprovider.contract;

/** A vector cannot be judged, which is no failure: its operation is not implemented, or its outcome cannot be had. */
public final class NotJudgedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** @param reason why, for people */
    public NotJudgedException(String reason) {
        super(reason);
    }
}
