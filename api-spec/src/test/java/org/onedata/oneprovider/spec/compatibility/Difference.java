package org.onedata.oneprovider.spec.compatibility;

/**
 * Something that is not as it was released.
 *
 * @param where the part of the contract or of the Java API
 * @param what what has become of it
 * @param breaks whom it breaks
 */
public record Difference(String where, String what, Breaks breaks) {

    /** Who, being written for what was released, does not work any more with what is new. */
    public enum Breaks {
        NOBODY("nobody"),
        CALLERS("who calls"),
        IMPLEMENTERS("who implements"),
        BOTH("who calls and who implements");

        final String text;

        Breaks(String text) {
            this.text = text;
        }
    }

    /** Whether it breaks anybody. */
    public boolean isBreaking() {
        return breaks != Breaks.NOBODY;
    }

    @Override
    public String toString() {
        return where + ": " + what;
    }
}
