package org.onedata.oneprovider.benchmarks.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Values measured for the same thing in successive rounds. */
record Series(String name, List<Double> values) {

    Series(String name) {
        this(name, new ArrayList<>());
    }

    void add(double value) {
        values.add(value);
    }

    double median() {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    double min() {
        return values.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    }

    double max() {
        return values.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    }

    /** The ratio to another series, round by round: a machine that is slow in one round is slow for both. */
    Series over(Series other) {
        Series ratio = new Series(name);
        for (int i = 0; i < values.size(); i++) {
            ratio.add(values.get(i) / other.values.get(i));
        }
        return ratio;
    }

    Series times(double factor) {
        return new Series(name, values.stream().map(value -> value * factor).toList());
    }

    /** Median and range, such as {@code 1.02 (0.98–1.10)}. */
    String text() {
        return values.size() == 1 ? text(median()) : text(median()) + " (" + text(min()) + "–" + text(max()) + ")";
    }

    static String text(double value) {
        double size = Math.abs(value);
        String format =
                size >= 1000 || value == Math.rint(value) && size >= 10 ? "%,.0f" : size >= 20 ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, format, value);
    }
}
