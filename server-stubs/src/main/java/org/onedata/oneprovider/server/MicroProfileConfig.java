package org.onedata.oneprovider.server;

import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;

/** Configuration of the application, if it has MicroProfile Config. */
final class MicroProfileConfig {
    private MicroProfileConfig() {}

    static Optional<String> find(String name) {
        try {
            return ConfigProvider.getConfig().getOptionalValue(name, String.class);
        } catch (IllegalStateException | LinkageError e) {
            return Optional.empty(); // There is no MicroProfile Config.
        }
    }
}
