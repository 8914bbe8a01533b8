package org.onedata.oneprovider.server;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.CDI;
import org.jspecify.annotations.Nullable;

/** Beans of the application, if it has CDI. */
final class Cdi {
    private Cdi() {}

    /** Null if there is none, or several. */
    static <T> @Nullable T find(Class<T> type) {
        try {
            Instance<T> beans = CDI.current().select(type);
            return beans.isResolvable() ? beans.get() : null;
        } catch (IllegalStateException | LinkageError e) {
            return null; // There is no CDI.
        }
    }
}
