package org.onedata.oneprovider.contract;

/**
 * What is wrong with a client or a server, by one vector.
 *
 * <p>The message names the vector, and says in four lines what was sent, what was expected, what came, and why that was
 * expected.
 */
public final class VectorFailure extends AssertionError {
    private static final long serialVersionUID = 1;

    private final String lines;
    private final boolean isUnanswered;

    VectorFailure(Vector vector, String sent, String expected, String came) {
        this(vector, lines(vector, sent, expected, came), false);
    }

    private VectorFailure(Vector vector, String lines, boolean isUnanswered) {
        super(vector.id() + ": " + vector.documentation() + "\n" + lines);
        this.lines = lines;
        this.isUnanswered = isUnanswered;
    }

    /** The failure of a server that does not answer in HTTP. */
    static VectorFailure unanswered(Vector vector, String sent, String came) {
        return new VectorFailure(vector, lines(vector, sent, "one HTTP answer", came), true);
    }

    boolean isUnanswered() {
        return isUnanswered;
    }

    /** The four lines, each with its label. */
    String lines() {
        return lines;
    }

    private static String lines(Vector vector, String sent, String expected, String came) {
        return String.join(
                "\n",
                "  sent      " + Text.oneLine(sent),
                "  expected  " + Text.oneLine(expected),
                "  came      " + Text.oneLine(came),
                "  why       " + Text.oneLine(vector.origin()));
    }
}
