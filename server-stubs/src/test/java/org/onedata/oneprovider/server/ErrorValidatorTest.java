package org.onedata.oneprovider.server;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Configuration;
import jakarta.validation.ValidationException;
import jakarta.validation.ValidatorFactory;
import jakarta.validation.spi.BootstrapState;
import jakarta.validation.spi.ConfigurationState;
import jakarta.validation.spi.ValidationProvider;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onedata.oneprovider.model.ErrorResponse;

class ErrorValidatorTest {
    @TempDir
    Path classPath;

    @Test
    void providerThatFailsIsDoneWithout() throws Exception {
        ErrorValidator.violations(ErrorResponse.builder().build()); // With the provider that there is.
        Path services = Files.createDirectories(classPath.resolve("META-INF/services"));
        Files.writeString(services.resolve(ValidationProvider.class.getName()), Broken.class.getName());
        ClassLoader usual = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader loader = new Alone(classPath.toUri().toURL(), usual)) {
            Thread.currentThread().setContextClassLoader(loader);

            assertThat(ErrorValidator.validator()).isNull();
        } finally {
            Thread.currentThread().setContextClassLoader(usual);
        }
    }

    /** Hides the other providers. */
    private static final class Alone extends URLClassLoader {
        Alone(URL classPath, ClassLoader parent) {
            super(new URL[] {classPath}, parent);
        }

        @Override
        public Enumeration<URL> getResources(String name) throws IOException {
            return name.startsWith("META-INF/services/") ? findResources(name) : super.getResources(name);
        }
    }

    /** A provider that cannot start. */
    public static final class Broken implements ValidationProvider<BrokenConfiguration> {

        @Override
        public BrokenConfiguration createSpecializedConfiguration(BootstrapState state) {
            throw new ValidationException("broken");
        }

        @Override
        public Configuration<?> createGenericConfiguration(BootstrapState state) {
            throw new NoClassDefFoundError("broken");
        }

        @Override
        public ValidatorFactory buildValidatorFactory(ConfigurationState configuration) {
            throw new ValidationException("broken");
        }
    }

    /** Its configuration. */
    public interface BrokenConfiguration extends Configuration<BrokenConfiguration> {}
}
