package org.onedata.oneprovider.server;

import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.helpers.NOPLoggerFactory;

/** The log of the feature: SLF4J, or that of the JDK if SLF4J has nowhere to log to. */
final class ErrorLog {
    private static final String NAME = OneproviderFeature.class.getName();
    private static final @Nullable Logger SLF4J = slf4j();
    private static final System.Logger JDK = System.getLogger(NAME);

    private ErrorLog() {}

    static boolean isDebugEnabled() {
        return SLF4J == null ? JDK.isLoggable(Level.DEBUG) : SLF4J.isDebugEnabled();
    }

    static void debug(String text, @Nullable Throwable failure) {
        if (SLF4J == null) {
            JDK.log(Level.DEBUG, text, failure);
        } else {
            SLF4J.debug(text, failure);
        }
    }

    static void warn(String text, @Nullable Throwable failure) {
        if (SLF4J == null) {
            JDK.log(Level.WARNING, text, failure);
        } else {
            SLF4J.warn(text, failure);
        }
    }

    static void error(String text, @Nullable Throwable failure) {
        if (SLF4J == null) {
            JDK.log(Level.ERROR, text, failure);
        } else {
            SLF4J.error(text, failure);
        }
    }

    /** Null if no provider is on the class path; slf4j-nop is one, for those who want silence. */
    private static @Nullable Logger slf4j() {
        if (LoggerFactory.getILoggerFactory() instanceof NOPLoggerFactory) {
            try {
                Class.forName("org.slf4j.nop.NOPServiceProvider");
            } catch (ClassNotFoundException e) {
                return null;
            }
        }
        return LoggerFactory.getLogger(NAME);
    }
}
