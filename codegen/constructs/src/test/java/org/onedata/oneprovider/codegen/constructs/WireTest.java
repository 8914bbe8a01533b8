package org.onedata.oneprovider.codegen.constructs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.onedata.oneprovider.model.Circle;
import org.onedata.oneprovider.model.Everything;
import org.onedata.oneprovider.model.Nullables;
import org.onedata.oneprovider.model.Shape;
import org.onedata.oneprovider.model.Square;

/** What models keep of the JSON that they are read from, with Jackson 2 and 3. */
class WireTest {

    enum Jackson {
        JACKSON_2 {
            private final com.fasterxml.jackson.databind.ObjectMapper mapper =
                    new com.fasterxml.jackson.databind.ObjectMapper().registerModule(new JavaTimeModule());

            @Override
            <T> T read(String json, Class<T> type) throws IOException {
                return mapper.readValue(json, type);
            }

            @Override
            String write(Object value) throws IOException {
                return mapper.writeValueAsString(value);
            }
        },
        JACKSON_3 {
            private final tools.jackson.databind.ObjectMapper mapper = new tools.jackson.databind.ObjectMapper();

            @Override
            <T> T read(String json, Class<T> type) {
                return mapper.readValue(json, type);
            }

            @Override
            String write(Object value) {
                return mapper.writeValueAsString(value);
            }
        };

        abstract <T> T read(String json, Class<T> type) throws IOException;

        abstract String write(Object value) throws IOException;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "JACKSON_2 | {'always':null}",
                "JACKSON_3 | {'always':null}",
                "JACKSON_2 |"
                        + " {'always':'a','text':'b','day':'2024-02-29','bytes':'AP8=','list':[null],'never':'c'}",
                "JACKSON_3 |"
                        + " {'always':'a','text':'b','day':'2024-02-29','bytes':'AP8=','list':[null],'never':'c'}",
                "JACKSON_2 | {'always':'a','text':null,'day':null,'bytes':null,'list':null,'color':null,'nested':null}",
                "JACKSON_3 | {'always':'a','text':null,'day':null,'bytes':null,'list':null,'color':null,'nested':null}",
                "JACKSON_2 | {'always':'a','nested':{'always':'b','text':null},'other':null}",
                "JACKSON_3 | {'always':'a','nested':{'always':'b','text':null},'other':null}"
            })
    void keepsWhatIsNullApartFromWhatIsAbsent(Jackson jackson, String quoted) throws IOException {
        String json = quoted.replace('\'', '"');
        Nullables read = jackson.read(json, Nullables.class);
        assertThat(jackson.write(read)).isEqualTo(json);
        assertThat(jackson.write(read.toBuilder().build())).isEqualTo(json);
    }

    @ParameterizedTest
    @EnumSource
    void tellsNullFromAbsent(Jackson jackson) throws IOException {
        Nullables read = jackson.read("{\"text\":null}", Nullables.class);
        assertThat(read.text()).isNull();
        assertThat(read.additionalProperties()).containsOnlyKeys("text");
        assertThat(read).isEqualTo(Nullables.builder().text(null).build());
        assertThat(read).isNotEqualTo(Nullables.builder().build());
        assertThat(read.toBuilder().text("a").build().additionalProperties()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void leavesOutNullWhereTheContractHasNone(Jackson jackson) throws IOException {
        Nullables built = Nullables.builder().always("a").never(null).build();
        assertThat(jackson.write(built)).isEqualTo("{\"always\":\"a\"}");
        assertThat(jackson.write(jackson.read("{\"always\":\"a\",\"never\":null}", Nullables.class)))
                .isEqualTo("{\"always\":\"a\"}");
    }

    @ParameterizedTest
    @EnumSource
    void readsTheAlternativeThatIsNamed(Jackson jackson) throws IOException {
        assertThat(jackson.read("{\"kind\":\"round\",\"radius\":null}", Shape.class))
                .isEqualTo(Circle.builder().kind("round").radius(null).build());
        assertThat(jackson.read("{\"kind\":\"Square\",\"side\":2}", Shape.class))
                .isEqualTo(Square.builder().side(2).build());
    }

    @ParameterizedTest
    @EnumSource
    void keepsAnAlternativeThatTheContractDoesNotList(Jackson jackson) throws IOException {
        for (String json : List.of("{\"kind\":\"hexagon\"}", "{\"sides\":[6,null]}", "{}")) {
            Shape shape = jackson.read(json, Shape.class);
            assertThat(shape).isInstanceOf(Shape.Unknown.class);
            assertThat(jackson.write(shape)).isEqualTo(json);
        }
        String list = "{\"shapes\":[{\"kind\":\"hexagon\"},{\"kind\":\"circle\",\"radius\":1}],\"kind\":\"red\"}";
        assertThat(jackson.write(jackson.read(list, Everything.class)))
                .contains("\"shapes\":[{\"kind\":\"hexagon\"},{\"kind\":\"circle\",\"radius\":1}]");
    }

    @ParameterizedTest
    @EnumSource
    void readsAnAlternativeByItselfWhateverItsName(Jackson jackson) throws IOException {
        assertThat(jackson.read("{\"kind\":\"oval\",\"radius\":1}", Circle.class)
                        .kind())
                .isEqualTo("oval");
        assertThat(jackson.read("{}", Circle.class).kind()).isNull();
    }
}
