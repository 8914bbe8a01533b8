package org.onedata.oneprovider.contract;

import java.io.PrintWriter;
import java.io.StringWriter;

/** A run of the program within this JVM. */
record Program(int status, String out, String err) {

    static Program run(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = Main.run(new PrintWriter(out), new PrintWriter(err), args);
        return new Program(status, out.toString(), err.toString());
    }
}
