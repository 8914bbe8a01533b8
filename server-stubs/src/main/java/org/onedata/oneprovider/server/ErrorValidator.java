package org.onedata.oneprovider.server;

import jakarta.validation.MessageInterpolator;
import jakarta.validation.NoProviderFoundException;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.util.List;
import java.util.Locale;
import java.util.ServiceConfigurationError;
import org.jspecify.annotations.Nullable;
import org.onedata.oneprovider.model.ErrorResponse;

/** Validates error bodies against the contract with Jakarta Validation. Thread-safe. */
final class ErrorValidator {
    private static final @Nullable Validator VALIDATOR = validator();

    private ErrorValidator() {}

    /** Violations, each with the path of the property; empty if valid, or without a provider of Jakarta Validation. */
    static List<String> violations(ErrorResponse body) {
        if (VALIDATOR == null) {
            return List.of();
        }
        try {
            return VALIDATOR.validate(body).stream()
                    .map(violation -> violation.getPropertyPath() + ": " + violation.getMessage())
                    .sorted()
                    .toList();
        } catch (RuntimeException | LinkageError e) {
            ErrorLog.warn("An error is sent unchecked: the provider of Jakarta Validation on the class path fails", e);
            return List.of();
        }
    }

    static @Nullable Validator validator() {
        try {
            return Validation.byDefaultProvider()
                    .configure()
                    .ignoreXmlConfiguration()
                    .messageInterpolator(new PlainMessages())
                    .buildValidatorFactory()
                    .getValidator();
        } catch (NoProviderFoundException e) {
            ErrorLog.warn(
                    "Errors are sent unchecked: there is no provider of Jakarta Validation on the class path", null);
        } catch (RuntimeException | LinkageError | ServiceConfigurationError e) {
            ErrorLog.warn("Errors are sent unchecked: the provider of Jakarta Validation on the class path fails", e);
        }
        return null;
    }

    /** Messages taken straight from the annotations: the usual interpolation needs an implementation of Jakarta EL. */
    private static final class PlainMessages implements MessageInterpolator {

        @Override
        public String interpolate(String template, Context context) {
            return template.replaceFirst("^\\{.*\\.(\\w+)\\.message}$", "$1"); // The name of a standard constraint.
        }

        @Override
        public String interpolate(String template, Context context, Locale locale) {
            return interpolate(template, context);
        }
    }
}
