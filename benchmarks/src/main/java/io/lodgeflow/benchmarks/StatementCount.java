package io.lodgeflow.benchmarks;

import io.lodgeflow.benchmarks.StatementLog.Line;
import io.lodgeflow.engine.time.LodgeflowClock;
import io.lodgeflow.scenarios.Product;
import io.lodgeflow.workflows.booking.PlaceReservations.Wish;
import java.io.PrintStream;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/**
 * Statements and commits of one hold and of one whole life, counted by the MySQL server itself. No other benchmark is as
 * repeatable: the same program asks the same, on whatever machine.
 */
final class StatementCount {

    private static final int COUNTED = 20;
    private static final int HOTELS = 20;
    private static final int CROWD = 64;
    private static final PrintStream OUT = System.out;

    /** @param arguments {@code --list=hold}, {@code life} or {@code crowd} also prints the statements of one */
    public static void main(String[] arguments) {
        Options options = Options.of(arguments, "list", "url-parameters");
        try (Product product = MeasuredProduct.onDurableMySql(
                options.text("url-parameters", ""), "spring.datasource.hikari.minimum-idle=1")) {
            product.bean(LodgeflowClock.class).stopAt(Instant.parse("2026-06-01T11:00:00Z"));
            StatementLog log = new StatementLog(product.jdbc());
            Map<String, Map<String, Integer>> counts = new LinkedHashMap<>();
            BookedHotels hotels = BookedHotels.open(product, HOTELS, 1_000, 30);
            Random random = new Random(1);
            for (HoldVariant variant : List.of(
                    new RawJdbcHold(product.bean(DataSource.class), false),
                    new HoldWithoutWorkflow(product),
                    new WorkflowHold("Lodgeflow, one hold", product))) {
                Runnable hold = () -> variant.hold(List.of(hotels.anywhere(random)));
                counts.put(variant.title(), count(log, hold, COUNTED));
            }
            WorkflowHold.Together together = new WorkflowHold.Together(product);
            Runnable list = () -> together.hold(wishes(hotels, random, together.wishesPerCall()));
            Map<String, Integer> ofLists = count(log, list, 1);
            counts.put("Lodgeflow, a list of 64 holds", ofLists);
            WholeLives lives = new WholeLives(product, hotels, 1, 1, false);
            counts.put("Lodgeflow, one whole life", count(log, () -> lives.live(1), 1));
            WholeLives told = new WholeLives(product, hotels, 1, 1, true);
            counts.put("Lodgeflow, one life with messages", count(log, () -> told.live(1), 1));
            print(counts);
            switch (options.text("list", "nothing")) {
                case "hold" -> {
                    WorkflowHold one = new WorkflowHold("", product);
                    list(log.during(() -> one.hold(List.of(hotels.anywhere(random)))));
                }
                case "life" -> list(log.during(() -> lives.live(1)));
                case "crowd" -> {
                    WholeLives crowd = new WholeLives(product, hotels, HOTELS, CROWD, true);
                    crowd.live(CROWD);
                    shapes(log.during(() -> crowd.live(CROWD)));
                }
                default -> {
                    // counts only
                }
            }
        }
        System.exit(0);
    }

    private static List<Wish> wishes(BookedHotels hotels, Random random, int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> hotels.anywhere(random))
                .toList();
    }

    /** For one, after some that are not counted. */
    private static Map<String, Integer> count(StatementLog log, Runnable work, int times) {
        for (int warmUp = 0; warmUp < 3; warmUp++) {
            work.run();
        }
        Map<String, Integer> all = StatementLog.kinds(log.during(() -> {
            for (int time = 0; time < times; time++) {
                work.run();
            }
        }));
        Map<String, Integer> each = new TreeMap<>();
        all.forEach((kind, count) -> each.put(kind, (count + times / 2) / times));
        return each;
    }

    private static void print(Map<String, Map<String, Integer>> counts) {
        TreeSet<String> kinds = new TreeSet<>();
        counts.values().forEach(count -> kinds.addAll(count.keySet()));
        OUT.printf("%n%-36s %10s", "statements", "all");
        kinds.forEach(kind -> OUT.printf(" %10s", kind));
        OUT.println();
        counts.forEach((title, count) -> {
            OUT.printf(
                    "%-36s %10d",
                    title, count.values().stream().mapToInt(Integer::intValue).sum());
            kinds.forEach(kind -> OUT.printf(" %10d", count.getOrDefault(kind, 0)));
            OUT.println();
        });
    }

    private static void list(List<Line> lines) {
        OUT.println();
        int number = 0;
        for (Line line : lines) {
            OUT.printf(Locale.ROOT, "%3d  (%d) %s%n", ++number, line.connection(), line.shape());
        }
    }

    /** By how often, for each guest of the crowd. */
    private static void shapes(List<Line> lines) {
        Map<String, Integer> counts = new TreeMap<>();
        lines.forEach(line -> counts.merge(line.shape(), 1, Integer::sum));
        OUT.printf(
                Locale.ROOT,
                "%n%d side by side, with messages: %.1f statements each%n",
                CROWD,
                lines.size() / (double) CROWD);
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .forEach(shape ->
                        OUT.printf(Locale.ROOT, "%6.2f  %s%n", shape.getValue() / (double) CROWD, shape.getKey()));
    }

    private StatementCount() {}
}
