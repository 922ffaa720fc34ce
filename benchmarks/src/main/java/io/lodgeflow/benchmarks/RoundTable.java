package io.lodgeflow.benchmarks;

import io.lodgeflow.benchmarks.ClosedLoop.Figures;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * Figures of variants that take turns: the median over the rounds, and how many times slower than the first variant each
 * is. That ratio is taken within each round, so that a machine which is busy for a while does no harm.
 */
final class RoundTable {

    private final Map<String, List<Figures>> rounds = new LinkedHashMap<>();

    void add(String variant, Figures figures) {
        rounds.computeIfAbsent(variant, none -> new ArrayList<>()).add(figures);
    }

    void print(PrintStream out, String title) {
        out.printf(Locale.ROOT, "%n%s%n", title);
        out.printf(
                Locale.ROOT,
                "%-46s %9s %9s %9s %7s   %s%n",
                "median of the rounds",
                "per s",
                "p50 ms",
                "p99 ms",
                "times",
                "per s in each round");
        List<Figures> base = rounds.values().iterator().next();
        rounds.forEach((variant, figures) -> {
            List<Double> ratios = new ArrayList<>();
            for (int round = 0; round < figures.size(); round++) {
                ratios.add(base.get(round).perSecond() / figures.get(round).perSecond());
            }
            out.printf(
                    Locale.ROOT,
                    "%-46s %9.0f %9.1f %9.1f %7.2f   %s%n",
                    variant,
                    median(figures, Figures::perSecond),
                    median(figures, Figures::medianMillis),
                    median(figures, Figures::p99Millis),
                    median(ratios, ratio -> ratio),
                    figures.stream()
                            .map(one -> String.format(Locale.ROOT, "%.0f", one.perSecond()))
                            .collect(Collectors.joining(" ")));
            int failures = figures.stream().mapToInt(Figures::failures).sum();
            if (failures > 0) {
                out.printf("    %d failed, one of them: %s%n", failures, firstFailure(figures));
            }
        });
    }

    boolean anyFailure() {
        return rounds.values().stream().flatMap(List::stream).anyMatch(figures -> figures.failures() > 0);
    }

    private static String firstFailure(List<Figures> figures) {
        return figures.stream()
                .filter(one -> one.firstFailure() != null)
                .map(one -> String.valueOf(one.firstFailure()))
                .findFirst()
                .orElse("");
    }

    private static <T> double median(List<T> values, ToDoubleFunction<T> of) {
        double[] sorted = values.stream().mapToDouble(of).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
