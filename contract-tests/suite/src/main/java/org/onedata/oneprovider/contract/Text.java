package org.onedata.oneprovider.contract;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Pattern;

/** Texts of peers, made fit to be shown. */
final class Text {
    private static final int LONG = 300;
    private static final Pattern INDENTED_LINE = Pattern.compile("\\n +| ?\\n(?=[}\\]])");

    private Text() {}

    /** One line of at most 300 characters, with control characters escaped, and without indentation. */
    static String oneLine(String lines) {
        String text = INDENTED_LINE.matcher(lines).replaceAll(" ");
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < text.length() && line.length() < LONG; i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                line.append("\\n");
            } else if (c == '\r') {
                line.append("\\r");
            } else if (c == '\t') {
                line.append("\\t");
            } else if (Character.isISOControl(c)) {
                line.append(String.format("\\x%02x", (int) c));
            } else {
                line.append(c);
            }
        }
        if (line.length() < LONG) {
            return line.toString();
        }
        boolean split = Character.isHighSurrogate(line.charAt(LONG - 1));
        return line.substring(0, split ? LONG - 1 : LONG) + "…";
    }

    static String seconds(Duration duration) {
        return BigDecimal.valueOf(duration.toMillis(), 3).stripTrailingZeros().toPlainString() + " s";
    }
}
