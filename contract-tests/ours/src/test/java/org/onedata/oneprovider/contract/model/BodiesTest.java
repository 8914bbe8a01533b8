package org.onedata.oneprovider.contract.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.onedata.oneprovider.contract.BodyVector;
import org.onedata.oneprovider.contract.BodyVector.Kind;
import org.onedata.oneprovider.contract.Vectors;
import tools.jackson.databind.json.JsonMapper;

/** The model by the body vectors, with Jackson 2 and Jackson 3. */
class BodiesTest {
    private static final ValidatorFactory VALIDATION = Validation.buildDefaultValidatorFactory();
    private static final JsonMapper JSON = new JsonMapper();

    enum Jackson {
        JACKSON_2 {
            private final com.fasterxml.jackson.databind.ObjectMapper mapper =
                    new com.fasterxml.jackson.databind.ObjectMapper();

            @Override
            Object read(String json, Class<?> type) throws Exception {
                return mapper.readValue(json, type);
            }

            @Override
            String write(Object value) throws Exception {
                return mapper.writeValueAsString(value);
            }
        },
        JACKSON_3 {
            private final JsonMapper mapper = new JsonMapper();

            @Override
            Object read(String json, Class<?> type) {
                return mapper.readValue(json, type);
            }

            @Override
            String write(Object value) {
                return mapper.writeValueAsString(value);
            }
        };

        abstract Object read(String json, Class<?> type) throws Exception;

        abstract String write(Object value) throws Exception;
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("vectors")
    void body(BodyVector vector, Jackson jackson) throws Exception {
        Class<?> type = Class.forName("org.onedata.oneprovider.model." + vector.schema());
        if (vector.kind() == Kind.NEGATIVE) {
            assertThatThrownBy(() -> jackson.read(vector.body(), type))
                    .isInstanceOfAny(
                            com.fasterxml.jackson.core.JacksonException.class,
                            tools.jackson.core.JacksonException.class);
            return;
        }
        Object read = jackson.read(vector.body(), type);
        assertThat(JSON.readTree(jackson.write(read))).as("rewritten").isEqualTo(JSON.readTree(vector.rewritten()));
        assertThat(violations(read)).as("violations").containsExactlyInAnyOrderElementsOf(vector.violations());
    }

    @AfterAll
    static void close() {
        VALIDATION.close();
    }

    private static List<String> violations(Object value) {
        Validator validator = VALIDATION.getValidator();
        return validator.validate(value).stream()
                // The constraint on known enum values is on the value, but the vector names the property.
                .map(violation -> violation.getPropertyPath().toString().replaceFirst("\\.known$", ""))
                .toList();
    }

    static Stream<Arguments> vectors() {
        return Vectors.load().bodies().stream()
                .flatMap(vector -> Stream.of(Jackson.values()).map(jackson -> Arguments.of(vector, jackson)));
    }
}
