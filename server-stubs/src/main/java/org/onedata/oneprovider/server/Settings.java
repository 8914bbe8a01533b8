package org.onedata.oneprovider.server;

import java.time.Clock;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How the feature answers. */
record Settings(
        ServiceIdentity identity,
        Clock clock,
        Supplier<@Nullable String> references,
        BiConsumer<OneproviderErrorException, @Nullable Throwable> observer,
        boolean isLikeRelease) {

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
