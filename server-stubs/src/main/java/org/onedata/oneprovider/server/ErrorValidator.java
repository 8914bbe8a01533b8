package org.onedata.oneprovider.server;

import jakarta.validation.MessageInterpolator;
import jakarta.validation.NoProviderFoundException;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.onedata.oneprovider.model.ErrorResponse;
import org.slf4j.LoggerFactory;

/** Validates error bodies against the contract with Jakarta Validation. Thread-safe. */
final class ErrorValidator {
    private static final @Nullable Validator VALIDATOR = validator();

    private ErrorValidator() {}

    /** Violations, each with the path of the property; empty if valid, or without a provider of Jakarta Validation. */
    static List<String> violations(ErrorResponse body) {
        if (VALIDATOR == null) {
            return List.of();
        }
        return VALIDATOR.validate(body).stream()
                .map(violation -> violation.getPropertyPath() + ": " + violation.getMessage())
                .sorted()
                .toList();
    }

    private static @Nullable Validator validator() {
        try {
            return Validation.byDefaultProvider()
                    .configure()
                    .ignoreXmlConfiguration()
                    .messageInterpolator(new PlainMessages())
                    .buildValidatorFactory()
                    .getValidator();
        } catch (NoProviderFoundException e) {
            LoggerFactory.getLogger(OneproviderFeature.class)
                    .warn("Errors are sent unchecked: there is no provider of Jakarta Validation on the class path");
            return null;
        }
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
