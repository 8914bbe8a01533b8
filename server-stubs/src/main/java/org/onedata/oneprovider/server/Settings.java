package org.onedata.oneprovider.server;

import java.time.Clock;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How the feature answers. */
record Settings(
        Lazy<ServiceIdentity> lazyIdentity,
        Clock clock,
        Supplier<@Nullable String> references,
        BiConsumer<OneproviderErrorException, @Nullable Throwable> observer,
        boolean isLikeRelease) {

    ServiceIdentity identity() {
        return lazyIdentity.get();
    }

    /** A value that is asked for with the first error, when all of the application is there. Thread-safe. */
    static final class Lazy<T> {
        private final Supplier<T> supplier;
        private volatile @Nullable T value;

        Lazy(Supplier<T> supplier) {
            this.supplier = supplier;
        }

        T get() {
            T known = value;
            if (known == null) {
                known = supplier.get();
                value = known;
            }
            return known;
        }
    }

    /** The application's reference of an unexpected failure; null for none. */
    @Nullable
    String reference() {
        try {
            String reference = references.get();
            return reference == null || reference.isBlank() ? null : reference;
        } catch (RuntimeException e) {
            ErrorLog.warn("The application has no reference for an unexpected failure", e);
            return null;
        }
    }

    void tell(OneproviderErrorException error, @Nullable Throwable failure) {
        try {
            observer.accept(error, failure);
        } catch (RuntimeException e) {
            ErrorLog.warn("The application fails to observe " + error, e);
        }
    }
}
