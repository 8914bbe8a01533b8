package org.onedata.oneprovider.benchmarks.run;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Charts as SVG, which follow the reader's choice of light or dark. */
final class Chart {
    private static final String STYLE = """
            <style>
              svg { background: #ffffff; font: 13px sans-serif; }
              text { fill: #1f2328; }
              .title { font-weight: bold; }
              .grid { stroke: #d8dee4; }
              .other { fill: #8c959f; }
              .ours { fill: #0969da; }
              .range { stroke: #1f2328; stroke-width: 1.5; }
              .first { stroke: #0969da; fill: #0969da; }
              .second { stroke: #bf8700; fill: #bf8700; }
              polyline { stroke-width: 2; }
              polyline.first, polyline.second { fill: none; }
              text.first, text.second { stroke: none; }
              @media (prefers-color-scheme: dark) {
                svg { background: #0d1117; }
                text { fill: #e6edf3; }
                .grid { stroke: #30363d; }
                .ours { fill: #4493f8; }
                .range { stroke: #e6edf3; }
                .first { stroke: #4493f8; fill: #4493f8; }
                .second { stroke: #d29922; fill: #d29922; }
              }
            </style>
            """;

    private Chart() {}

    /** A bar for the median of each series, with a line for its range. */
    static String bars(String title, List<Series> series, String ours) {
        int left = 210;
        int width = 400;
        int bar = 26;
        double most = series.stream().mapToDouble(Series::max).max().orElseThrow();
        StringBuilder svg = start(left + width + 80, 50 + bar * series.size(), title);
        int y = 40;
        for (Series one : series) {
            String kind = one.name().equals(ours) ? "ours" : "other";
            double length = width * one.median() / most;
            text(svg, left - 8, y + 15, "end", "", one.name().replaceAll("[*`]", ""));
            add(
                    svg,
                    "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\"/>",
                    kind,
                    left,
                    y + 3,
                    length,
                    16);
            double from = left + width * one.min() / most;
            double to = left + width * one.max() / most;
            add(svg, "<line class=\"range\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\"/>", from, to, y + 11, y + 11);
            text(svg, to + 8, y + 15, "start", "", Series.text(one.median()));
            y += bar;
        }
        return svg.append("</svg>\n").toString();
    }

    /** Curves over numbers that grow tenfold; both axes are logarithmic. */
    static String curves(String title, List<Integer> numbers, Map<String, List<Series>> curves) {
        int left = 70;
        int bottom = 330;
        int decade = 130;
        double least = curves.values().stream()
                .flatMap(List::stream)
                .mapToDouble(Series::median)
                .min()
                .orElseThrow();
        double most = curves.values().stream()
                .flatMap(List::stream)
                .mapToDouble(Series::median)
                .max()
                .orElseThrow();
        double floor = Math.floor(Math.log10(least));
        int decades = Math.max(1, (int) (Math.ceil(Math.log10(most)) - floor));
        double unit = (bottom - 50.0) / decades;
        int right = left + decade * (numbers.size() - 1);
        StringBuilder svg = start(right + 130, bottom + 50, title);
        for (int i = 0; i <= decades; i++) {
            double y = bottom - i * unit;
            add(svg, "<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>", left, right, y, y);
            text(svg, left - 8, y + 4, "end", "", Series.text(Math.pow(10, floor + i)) + " s");
        }
        for (int i = 0; i < numbers.size(); i++) {
            int x = left + i * decade;
            add(svg, "<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"50\" y2=\"%d\"/>", x, x, bottom);
            text(svg, x, bottom + 20, "middle", "", String.format(Locale.ROOT, "%,d", numbers.get(i)));
        }
        text(svg, left + (right - left) / 2.0, bottom + 40, "middle", "", "operations");
        String kind = "first";
        for (Map.Entry<String, List<Series>> curve : new TreeMap<>(curves).entrySet()) {
            StringBuilder points = new StringBuilder();
            double y = 0;
            for (int i = 0; i < numbers.size(); i++) {
                y = bottom - (Math.log10(curve.getValue().get(i).median()) - floor) * unit;
                int x = left + i * decade;
                points.append(String.format(Locale.ROOT, "%d,%.1f ", x, y));
                add(svg, "<circle class=\"%s\" cx=\"%d\" cy=\"%.1f\" r=\"3\"/>", kind, x, y);
            }
            add(
                    svg,
                    "<polyline class=\"%s\" points=\"%s\"/>",
                    kind,
                    points.toString().strip());
            text(svg, right + 10, y + 4, "start", kind, curve.getKey());
            kind = "second";
        }
        return svg.append("</svg>\n").toString();
    }

    private static StringBuilder start(int width, int height, String title) {
        StringBuilder svg = new StringBuilder();
        add(
                svg,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\" role=\"img\">",
                width,
                height,
                width,
                height);
        add(svg, "<title>%s</title>", title);
        svg.append(STYLE);
        text(svg, 12, 22, "start", "title", title);
        return svg;
    }

    private static void text(StringBuilder svg, double x, double y, String anchor, String kind, String text) {
        add(svg, "<text class=\"%s\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>", kind, x, y, anchor, text);
    }

    private static void add(StringBuilder svg, String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
