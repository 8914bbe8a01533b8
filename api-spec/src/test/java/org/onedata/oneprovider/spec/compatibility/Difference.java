package org.onedata.oneprovider.spec.compatibility;

/**
 * A difference from what was released.
 *
 * @param where the part of the contract or of the Java API
 * @param what the change
 * @param breaks whom the change breaks
 */
public record Difference(String where, String what, Breaks breaks) {

    /** Who no longer works, having been written for what was released. */
    public enum Breaks {
        NOBODY("nobody"),
        CALLERS("callers"),
        IMPLEMENTERS("implementers"),
        BOTH("callers and implementers");

        final String text;

        Breaks(String text) {
            this.text = text;
        }
    }

    /** Whether the change breaks anyone. */
    public boolean isBreaking() {
        return breaks != Breaks.NOBODY;
    }

    @Override
    public String toString() {
        return where + ": " + what;
    }
}
