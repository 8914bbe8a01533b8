package org.onedata.oneprovider.cli;

import java.util.Collection;

/** Wrong use of the program, and what is wrong in one line. */
final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UsageException(String message) {
        super(message);
    }

    /** For a name that is not known, and what it may have been meant to be. */
    static UsageException unknown(String what, String name, Collection<String> known) {
        String message = "unknown " + what + " \"" + name + "\"";
        return new UsageException(known.stream()
                .filter(candidate -> distance(name, candidate) <= 1 + name.length() / 3)
                .min((one, other) -> Integer.compare(distance(name, one), distance(name, other)))
                .map(nearest -> message + ", did you mean \"" + nearest + "\"?")
                .orElse(message));
    }

    /** How many characters have to be inserted, removed or replaced, in whatever case they are. */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                boolean isSame = Character.toLowerCase(one.charAt(i - 1)) == Character.toLowerCase(other.charAt(j - 1));
                int replaced = diagonal + (isSame ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }
}
