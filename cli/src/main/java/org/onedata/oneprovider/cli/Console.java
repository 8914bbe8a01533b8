package org.onedata.oneprovider.cli;

import java.io.InputStream;
import java.io.PrintStream;

/** The standard streams, and whether they are terminals. */
record Console(InputStream in, PrintStream out, PrintStream err, boolean isOutTerminal, boolean isErrTerminal) {

    /** One line for people. */
    void say(String line, boolean isColored) {
        err.println(isColored ? "\u001b[31m" + line + "\u001b[0m" : line);
    }
}
