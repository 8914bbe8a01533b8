package org.onedata.oneprovider.codegen;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** Markdown as the body of a documentation comment, which nothing in it can end, and to which doclint does not object. */
final class Javadoc {
    private static final List<Extension> TABLES = List.of(TablesExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(TABLES).build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .extensions(TABLES)
            .escapeHtml(true)
            .sanitizeUrls(true)
            .percentEncodeUrls(true)
            .build();

    /** A line of code or of a table that the formatter, which leaves both as they are, would let be too long. */
    private static final Pattern TOO_LONG =
            Pattern.compile("(?m)^(?=.{101})(?:(.{40,95}) +|(.{40,95}(?=[?&]))|([^&;]{95}))");

    /** A word that no line has room for. */
    private static final Pattern LONG_WORD = Pattern.compile("(\\S{40,90}(?=[?&])|\\S{90})(?=\\S)");

    /** Contracts repeat themselves. */
    private static final Map<String, String> DONE = new ConcurrentHashMap<>();

    private Javadoc() {}

    /** The HTML for a text that is Markdown; empty if there is none. */
    static String of(String markdown) {
        return DONE.computeIfAbsent(markdown == null ? "" : markdown, Javadoc::html);
    }

    private static String html(String markdown) {
        String html = RENDERER.render(PARSER.parse(printable(markdown)));
        html = html.replace("{@", "&#123;@");
        html = replace(html, "(?s)<pre><code[^>]*>(.*?)\n?</code></pre>", match -> pre(match.group(1)));
        html = replace(html, "(?s)<code>(.*?)</code>", match -> code(unescaped(match.group(1))));
        html = replace(
                html,
                "(?s)<(t[dh])(?: [^>]*)?>(.*?)</(?=t[dh])",
                match -> "<" + match.group(1) + ">" + wrapped(match.group(2), "") + "</");
        html = replace(
                html, "(^|[\\s(])(https?://[^\\s<>\"'`]*[\\w/}])", match -> match.group(1) + link(match.group(2)));
        html = html.replaceAll("<h[1-6]>", "<p><b>")
                .replaceAll("</h[1-6]>", "</b></p>")
                .replaceAll("<(hr|br) />", "<$1>");
        html = replace(
                html,
                "(?s)<a rel=\"nofollow\" href=\"([^\"]{91,})\">(.*?)</a>",
                match -> match.group(2) + " (" + code(unescaped(match.group(1))) + ")");
        html = html.replaceAll("<img[^>]* alt=\"([^\"]*)\"[^>]*>", "$1").replace("<a rel=\"nofollow\" ", "<a ");
        html = html.replace("<table>", "<table>\n<caption>Table</caption>")
                .replace("&lt;br&gt;", "<br>")
                .replace("\\", "&#92;")
                .replace("</p>", "")
                .replace("&quot;", "\"");
        return html.replaceFirst("^<p>", "")
                .replace("*/", "*&#47;")
                .replaceAll("(?<![\\w{])@", "&#64;")
                .strip();
    }

    /** Code within a line. */
    static String code(String text) {
        String wrapped = LONG_WORD.matcher(text).replaceAll("$1 ");
        return isSafeInCode(text) ? "{@code " + wrapped + "}" : "<code>" + escaped(wrapped) + "</code>";
    }

    private static String pre(String html) {
        String code = unescaped(html);
        String lines = isSafeInCode(code) ? "{@code\n" + code + "\n}" : "\n" + escaped(code) + "\n";
        return "<pre>" + wrapped(lines, "    ") + "</pre>";
    }

    private static String link(String url) {
        if (url.length() > 90 || !url.matches("[\\w.~:/?#!&'()*+,;=%-]*")) {
            return code(unescaped(url)); // One with placeholders leads nowhere.
        }
        return "<a href=\"" + url + "\">" + (url.length() > 50 ? " " : "") + url + "</a>";
    }

    private static boolean isSafeInCode(String text) {
        String braces = text.replaceAll("[^{}]", "");
        while (braces.contains("{}")) {
            braces = braces.replace("{}", "");
        }
        return braces.isEmpty() && !text.contains("*/") && !text.contains("@") && !text.contains("\\");
    }

    private static String escaped(String text) {
        String html = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return html.replace("\\", "&#92;")
                .replace("*/", "*&#47;")
                .replace("{@", "&#123;@")
                .replaceAll("(?<!\\w)@", "&#64;");
    }

    private static String unescaped(String html) {
        return html.replace("&#123;", "{")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&amp;", "&");
    }

    private static String printable(String text) {
        return text.replaceAll("[^\\P{C}\\n\\t]", "");
    }

    private static String wrapped(String lines, String indentation) {
        String wrapped = TOO_LONG.matcher(lines).replaceAll("$1$2$3\n" + indentation);
        return wrapped.equals(lines) ? lines : wrapped(wrapped, indentation);
    }

    private static String replace(String text, String regex, Function<MatchResult, String> by) {
        return Pattern.compile(regex).matcher(text).replaceAll(match -> Matcher.quoteReplacement(by.apply(match)));
    }
}
