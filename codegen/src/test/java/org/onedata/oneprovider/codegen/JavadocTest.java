package org.onedata.oneprovider.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JavadocTest {

    @Test
    void hasParagraphsAndLists() {
        assertThat(Javadoc.of("One.\n\nTwo:\n\n* a\n* b"))
                .isEqualTo("One.\n<p>Two:\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>");
    }

    @Test
    void hasCode() {
        assertThat(Javadoc.of("See `Map<K, V>` and `{a}`.")).isEqualTo("See {@code Map<K, V>} and {@code {a}}.");
        assertThat(Javadoc.of("`}`, `@Override`, `\\u0041`, `*/`"))
                .isEqualTo("<code>}</code>, <code>&#64;Override</code>, <code>&#92;u0041</code>, <code>*&#47;</code>");
    }

    @Test
    void hasBlocksOfCode() {
        assertThat(Javadoc.of("```json\n{\"a\": \"<b>\"}\n```")).isEqualTo("<pre>{@code\n{\"a\": \"<b>\"}\n}</pre>");
        assertThat(Javadoc.of("```\n@see\n*/ {\n```")).isEqualTo("<pre>\n&#64;see\n*&#47; {\n</pre>");
    }

    @Test
    void hasTables() {
        assertThat(Javadoc.of("| a | b |\n|---|:-:|\n| 1 | 2 |"))
                .startsWith("<table>\n<caption>Table</caption>\n<thead>\n<tr>\n<th>a</th>\n<th>b</th>")
                .contains("<td>1</td>\n<td>2</td>");
    }

    @Test
    void hasLinks() {
        assertThat(Javadoc.of("See https://onedata.org/a?b=1&c=2, or [this](https://onedata.org)."))
                .isEqualTo(
                        "See <a href=\"https://onedata.org/a?b=1&amp;c=2\">https://onedata.org/a?b=1&amp;c=2</a>, or "
                                + "<a href=\"https://onedata.org\">this</a>.");
        assertThat(Javadoc.of("At https://$HOST/api/v3/{id}.")).isEqualTo("At {@code https://$HOST/api/v3/{id}}.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"*/", "**/", "a\n@param b", "{@link X}", "C:\\users", "<b>", "\u0000", "```\n*/\n```", "<x */>"})
    void endsNoComment(String markdown) {
        assertThat(Javadoc.of(markdown))
                .doesNotContain("*/", "{@link", "\\u", "\u0000")
                .doesNotContainPattern("(^|\\s)@");
    }

    @Test
    void isEmptyWithoutText() {
        assertThat(Javadoc.of(null)).isEmpty();
    }
}
