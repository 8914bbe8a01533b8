package org.onedata.oneprovider.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RoundTripTest {
    private static final String PAGE_EXAMPLE = """
            {"error":{"id":"example","description":"This is an example error.","ctx":{"timestamp":1750762637248,\
            "serviceReleaseVersion":"25.0","serviceId":"a7ee2722915b8bf7fb064eb65087cc61ch9357",\
            "serviceDomain":"dev-oneprovider-krakow.default.svc.cluster.local","serviceBuildVersion":"231-g8d26f953c3",\
            "service":"opw","onedataErrorsRevision":"ca3af8cb","module":"metadata_req","line":45}}}""";

    enum Jackson {
        JACKSON_2 {
            private final com.fasterxml.jackson.databind.ObjectMapper mapper =
                    new com.fasterxml.jackson.databind.ObjectMapper();

            @Override
            ErrorResponse read(String json) throws Exception {
                return mapper.readValue(json, ErrorResponse.class);
            }

            @Override
            String write(Object value) throws Exception {
                return mapper.writeValueAsString(value);
            }
        },
        JACKSON_3 {
            private final tools.jackson.databind.ObjectMapper mapper = new tools.jackson.databind.ObjectMapper();

            @Override
            ErrorResponse read(String json) {
                return mapper.readValue(json, ErrorResponse.class);
            }

            @Override
            String write(Object value) {
                return mapper.writeValueAsString(value);
            }
        };

        abstract ErrorResponse read(String json) throws Exception;

        abstract String write(Object value) throws Exception;

        String rewrite(String json) throws Exception {
            return write(read(json));
        }
    }

    @ParameterizedTest
    @EnumSource
    void writesThePagesExampleAsItCame(Jackson jackson) throws Exception {
        assertThat(jackson.rewrite(PAGE_EXAMPLE)).isEqualTo(PAGE_EXAMPLE);
    }

    @ParameterizedTest
    @EnumSource
    void readsThePagesExample(Jackson jackson) throws Exception {
        ErrorJson error = jackson.read(PAGE_EXAMPLE).error();
        assertThat(error.id()).isEqualTo("example");
        assertThat(error.details()).isNull();
        assertThat(error.ctx().timestamp()).isEqualTo(1750762637248L);
        assertThat(error.ctx().service()).isEqualTo(Service.OPW);
        assertThat(error.ctx().line()).isEqualTo(45);
    }

    @ParameterizedTest
    @EnumSource
    void keepsUnknownPropertiesOnEveryLevel(Jackson jackson) throws Exception {
        String json = """
                {"error":{"id":"x","ctx":{"line":1,"noSuchProperty":null},"tags":["a",{"b":[]}]},"status":{}}""";
        assertThat(jackson.rewrite(json)).isEqualTo(json);
        assertThat(jackson.read(json).error().ctx().additionalProperties()).containsEntry("noSuchProperty", null);
    }

    @ParameterizedTest
    @EnumSource
    void keepsAnUnknownServiceAndTellsThatItIsUnknown(Jackson jackson) throws Exception {
        String json = "{\"error\":{\"ctx\":{\"service\":\"oz-next\"}}}";
        assertThat(jackson.rewrite(json)).isEqualTo(json);
        assertThat(jackson.read(json).error().ctx().service().isKnown()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void keepsDetailsOfAnyShapeAndNullsInside(Jackson jackson) throws Exception {
        String json = """
                {"error":{"id":"unauthorized","details":{"authError":null,"n":9007199254740993123,"list":[1,null,"a"],"o":{}}}}""";
        assertThat(jackson.rewrite(json)).isEqualTo(json);
    }

    @ParameterizedTest
    @EnumSource
    void leavesOutWhatIsAbsent(Jackson jackson) throws Exception {
        assertThat(jackson.rewrite("{\"error\":{\"id\":\"notFound\"}}")).isEqualTo("{\"error\":{\"id\":\"notFound\"}}");
        assertThat(jackson.rewrite("{\"error\":{\"ctx\":null}}")).isEqualTo("{\"error\":{}}");
        assertThat(jackson.rewrite("{}")).isEqualTo("{}");
    }

    @ParameterizedTest
    @EnumSource
    void isImmutable(Jackson jackson) throws Exception {
        ErrorJson error =
                jackson.read("{\"error\":{\"details\":{\"a\":1},\"b\":2}}").error();
        assertThatThrownBy(() -> error.details().put("a", 2)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> error.additionalProperties().clear())
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @ParameterizedTest
    @EnumSource
    void buildsWhatItReads(Jackson jackson) throws Exception {
        ErrorJson read = jackson.read(
                        "{\"error\":{\"id\":\"posix\",\"details\":{\"errno\":\"enoent\"},\"ctx\":{\"service\":\"opp\"},\"x\":1}}")
                .error();
        ErrorJson built = ErrorJson.builder()
                .id("posix")
                .details(Map.of("errno", "enoent"))
                .ctx(ErrorJsonCtx.builder().service(Service.OPP).build())
                .additionalProperty("x", 1)
                .build();
        assertThat(built).isEqualTo(read).isEqualTo(read.toBuilder().build());
    }

    @ParameterizedTest
    @EnumSource
    void validationWantsWhatTheContractRequires(Jackson jackson) throws Exception {
        try (var factory = Validation.buildDefaultValidatorFactory()) {
            Validator validator = factory.getValidator();
            assertThat(validator.validate(jackson.read(PAGE_EXAMPLE))).isEmpty();
            assertThat(validator.validate(jackson.read("{\"error\":{\"id\":\"x\",\"ctx\":{\"service\":\"oz\"}}}")))
                    .extracting(violation -> violation.getPropertyPath() + " " + violation.getMessage())
                    .contains(
                            "error.description must not be null",
                            "error.ctx.timestamp must not be null",
                            "error.ctx.service.known must be one of ozw, opw, ozp, opp")
                    .hasSize(10);
        }
    }
}
