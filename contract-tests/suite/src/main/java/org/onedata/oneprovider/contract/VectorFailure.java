package org.onedata.oneprovider.contract;

/**
 * What is wrong with a client or a server, by one vector.
 *
 * <p>The message names the vector, and says in four lines what was sent, what was expected, what came, and why that was
 * expected.
 */
public final class VectorFailure extends AssertionError {
    private static final long serialVersionUID = 1;

    private final String vector;
    private final String documentation;
    private final String lines;

    VectorFailure(Vector vector, String sent, String expected, String came) {
        this(vector.id(), vector.documentation(), lines(sent, expected, came, vector.origin()));
    }

    private VectorFailure(String vector, String documentation, String lines) {
        super(vector + ": " + documentation + "\n" + lines);
        this.vector = vector;
        this.documentation = documentation;
        this.lines = lines;
    }

    /** The id of the vector. */
    public String vector() {
        return vector;
    }

    String documentation() {
        return documentation;
    }

    /** The four lines, each with its label. */
    String lines() {
        return lines;
    }

    private static String lines(String sent, String expected, String came, String why) {
        return String.join(
                "\n",
                "  sent      " + Text.oneLine(sent),
                "  expected  " + Text.oneLine(expected),
                "  came      " + Text.oneLine(came),
                "  why       " + Text.oneLine(why));
    }
}
