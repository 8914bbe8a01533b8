package org.onedata.oneprovider.codegen.constructs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.onedata.oneprovider.model.Constrained;
import org.onedata.oneprovider.model.ConstrainedColor;
import org.onedata.oneprovider.model.ConstrainedColorsItem;
import org.onedata.oneprovider.model.ConstraintsColorParameter;
import org.onedata.oneprovider.model.ConstraintsColorsParameterItem;
import org.onedata.oneprovider.model.Shape;

/** Each constraint of the contract, as Hibernate Validator sees it. */
class ConstraintsTest {
    private static final ValidatorFactory FACTORY = Validation.buildDefaultValidatorFactory();
    private static final Validator VALIDATOR = FACTORY.getValidator();

    @AfterAll
    static void close() {
        FACTORY.close();
    }

    private static Constrained.Builder good() {
        return Constrained.builder()
                .needed(1)
                .text("abc")
                .mail("a@example.org")
                .color(ConstrainedColor.ON)
                .level(3)
                .price(new BigDecimal("0.10"))
                .list(List.of(2, 4))
                .map(Map.of("a", "b", "c", "d"))
                .colors(List.of(ConstrainedColorsItem.ON))
                .matrix(List.of(List.of(1)));
    }

    static Stream<Arguments> badProperties() {
        return Stream.of(
                arguments(good().needed(null), "needed must not be null"),
                arguments(good().text("a"), "text size must be between 2 and 3"),
                arguments(good().text("abcd"), "text size must be between 2 and 3"),
                arguments(good().text("AB"), "text must match \"^[a-z]+$\""),
                arguments(good().mail("a"), "mail must be a well-formed email address"),
                arguments(good().color(new ConstrainedColor("blue")), "color.known must be one of on, off"),
                arguments(good().level(0), "level must be greater than or equal to 1"),
                arguments(good().level(12), "level must be less than or equal to 9"),
                arguments(good().level(4), "level must be a multiple of 3"),
                arguments(good().price(BigDecimal.ZERO), "price must be greater than 0"),
                arguments(good().price(new BigDecimal("0.001")), "price must be a multiple of 0.01"),
                arguments(good().list(List.of(2)), "list size must be between 2 and 3"),
                arguments(good().list(List.of(2, 2, 2, 2)), "list size must be between 2 and 3"),
                arguments(good().list(List.of(2, 0)), "list[1].<list element> must be greater than or equal to 1"),
                arguments(good().list(List.of(2, 3)), "list[1].<list element> must be a multiple of 2"),
                arguments(good().map(Map.of("a", "b")), "map size must be between 2 and 3"),
                arguments(good().map(Map.of("a", "b", "c", "def")), "map[c].<map value> size must be between 0 and 2"),
                arguments(
                        good().colors(List.of(new ConstrainedColorsItem("blue"))),
                        "colors[0].known must be one of on, off"),
                arguments(
                        good().shape(new Shape.Unknown(Map.of("kind", "oval"))),
                        "shape.known kind must be one of circle, round, Square"),
                arguments(good().nested(Constrained.builder().build()), "nested.needed must not be null"),
                arguments(
                        good().matrix(List.of(List.of())),
                        "matrix[0].<list element> size must be between 1 and 2147483647"),
                arguments(
                        good().matrix(List.of(List.of(9))),
                        "matrix[0].<list element>[0].<list element> must be less than or equal to 5"));
    }

    @ParameterizedTest
    @MethodSource("badProperties")
    void refusesABadProperty(Constrained.Builder body, String violation) {
        assertThat(violations(VALIDATOR.validate(body.build()), 0)).containsExactly(violation);
    }

    @Test
    void takesGoodProperties() {
        assertThat(VALIDATOR.validate(good().build())).isEmpty();
        assertThat(VALIDATOR.validate(Constrained.builder().needed(1).build())).isEmpty();
    }

    static Stream<Arguments> badParameters() {
        return Stream.of(
                        arguments("name", "a", "name size must be between 2 and 3"),
                        arguments("name", "AB", "name must match \"^[a-z]+$\""),
                        arguments("anyWhere", "aa", "anyWhere must match \"(?s).*(?:b).*\""),
                        arguments("mail", "a", "mail must be a well-formed email address"),
                        arguments("color", new ConstraintsColorParameter("blue"), "color.known must be one of on, off"),
                        arguments("level", 0, "level must be greater than or equal to 1"),
                        arguments("level", 12, "level must be less than or equal to 9"),
                        arguments("level", 4, "level must be a multiple of 3"),
                        arguments("ratio", BigDecimal.ZERO, "ratio must be greater than 0"),
                        arguments("ratio", BigDecimal.ONE, "ratio must be less than 1"),
                        arguments("step", 0.25, "step must be a multiple of 0.1"),
                        arguments("step", Double.NaN, "step must be a multiple of 0.1"),
                        arguments("box", List.of(2), "box size must be between 2 and 3"),
                        arguments("box", List.of(2, 2, 2, 2), "box size must be between 2 and 3"),
                        arguments("box", List.of(2, 0), "box[1].<list element> must be greater than or equal to 1"),
                        arguments("box", List.of(2, 3), "box[1].<list element> must be a multiple of 2"),
                        arguments("word", List.of("a"), "word size must be between 2 and 2147483647"),
                        arguments("word", List.of("a", "abc"), "word[1].<list element> size must be between 0 and 2"),
                        arguments(
                                "colors",
                                List.of(new ConstraintsColorsParameterItem("blue")),
                                "colors[0].known must be one of on, off"))
                .flatMap(bad -> Stream.of(
                                org.onedata.oneprovider.client.ParameterApi.class,
                                org.onedata.oneprovider.client.ParameterApiAsync.class,
                                org.onedata.oneprovider.server.ParameterApi.class)
                        .map(api -> arguments(api, bad.get()[0], bad.get()[1], bad.get()[2])));
    }

    @ParameterizedTest
    @MethodSource("badParameters")
    void refusesABadParameter(Class<?> api, String name, Object value, String violation) {
        // Where a server sees no list as an empty one, it words it in another way.
        assertThat(violations(api, Map.of(name, value)))
                .extracting(text ->
                        text.replace("between 0 and 3", "between 2 and 3").replace("at least 2", "between 2 and 3"))
                .containsExactly(violation);
    }

    @ParameterizedTest
    @MethodSource("apis")
    void takesGoodParameters(Class<?> api) {
        assertThat(violations(api, Map.of())).isEmpty();
        assertThat(violations(
                        api, Map.of("level", 9, "ratio", new BigDecimal("0.5"), "step", 0.3, "box", List.of(2, 2))))
                .isEmpty();
    }

    static Stream<Class<?>> apis() {
        return badParameters().<Class<?>>map(bad -> (Class<?>) bad.get()[0]).distinct();
    }

    /** JAX-RS makes an empty list of one that was not sent. */
    @Test
    void takesAnOptionalListThatWasNotSent() {
        assertThat(violations(org.onedata.oneprovider.server.ParameterApi.class, Map.of("box", List.of())))
                .isEmpty();
    }

    private static List<String> violations(Class<?> api, Map<String, Object> given) {
        Method method = Arrays.stream(api.getMethods())
                .filter(each -> each.getName().equals("constraints"))
                .findFirst()
                .orElseThrow();
        Map<String, Object> values = new TreeMap<>(Map.of("name", "abc", "word", List.of("a", "b")));
        values.putAll(given);
        Object[] args = Arrays.stream(method.getParameters())
                .map(parameter -> values.get(parameter.getName()))
                .toArray();
        Object instance = Proxy.newProxyInstance(
                api.getClassLoader(), new Class<?>[] {api}, (proxy, called, arguments) -> api.getName());
        return violations(VALIDATOR.forExecutables().validateParameters(instance, method, args), 1);
    }

    private static List<String> violations(Set<? extends ConstraintViolation<?>> violations, int skipped) {
        return violations.stream()
                .map(violation -> path(violation.getPropertyPath(), skipped) + " " + violation.getMessage())
                .collect(Collectors.toList());
    }

    private static String path(Path path, int skipped) {
        return path.toString().replaceFirst("^(\\w+\\.){" + skipped + "}", "");
    }
}
