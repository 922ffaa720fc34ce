package io.lodgeflow.benchmarks;

import io.lodgeflow.activities.books.BooksCheck;
import io.lodgeflow.engine.time.LodgeflowClock;
import io.lodgeflow.scenarios.Product;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Whole lives per second: hold, payment, charge at the sandbox gateway, rooms by timer, check-in, check-out, feedback; on
 * MySQL with durable commits and on the embedded H2. Afterwards the books must be right and no workflow be left.
 */
final class WholeLifeBenchmark {

    private static final int HOTELS = 20;
    private static final int ROOMS = 30;
    private static final PrintStream OUT = System.out;

    /** @param arguments {@code --databases=mysql,h2 --threads=64 --seconds=20 --side-by-side=200 --url-parameters=} */
    public static void main(String[] arguments) {
        Options options = Options.of(arguments, "databases", "threads", "seconds", "side-by-side", "url-parameters");
        boolean right = true;
        for (String database : List.of(options.text("databases", "mysql,h2").split(","))) {
            right &= switch (database) {
                case "mysql" ->
                    run(
                            "MySQL, durable",
                            () -> MeasuredProduct.onDurableMySql(options.text("url-parameters", "")),
                            options);
                case "h2" -> run("H2 file", MeasuredProduct::onH2, options);
                default -> throw new IllegalArgumentException("databases are mysql and h2, not " + database);
            };
        }
        System.exit(right ? 0 : 1);
    }

    private static boolean run(String title, Supplier<Product> start, Options options) {
        try (Product product = start.get()) {
            product.bean(LodgeflowClock.class).stopAt(Instant.parse("2026-06-01T08:00:00Z"));
            BookedHotels hotels = BookedHotels.open(product, HOTELS, ROOMS, ROOMS);
            int threads = options.number("threads", 64);
            int sideBySide = options.number("side-by-side", 200);
            Duration half = Duration.ofSeconds(options.number("seconds", 20));
            measure(product, hotels, threads, sideBySide, half.dividedBy(2), false); // warm-up
            double lives = measure(product, hotels, threads, sideBySide, half, false);
            double livesWithMessages = measure(product, hotels, threads, sideBySide, half, true);
            OUT.printf(
                    Locale.ROOT,
                    "%n%s, %d threads: %.0f whole lives per second, %.0f with their events and messages%n",
                    title,
                    threads,
                    lives,
                    livesWithMessages);
            List<String> problems = new BooksCheck(JdbcClient.create(product.jdbc())).violations();
            int open = Objects.requireNonNull(
                    product.jdbc().queryForObject("select count(*) from engine_instance", Integer.class));
            boolean right = problems.isEmpty() && open == 0;
            OUT.println(right ? "afterwards: the books are right, no workflow is left" : "afterwards: WRONG");
            problems.forEach(OUT::println);
            return right;
        }
    }

    private static double measure(
            Product product, BookedHotels hotels, int threads, int sideBySide, Duration duration, boolean messages) {
        WholeLives lives = new WholeLives(product, hotels, HOTELS, threads, messages);
        if (messages) {
            lives.finishOtherTasks();
        }
        Map<String, Long> before = counted(product);
        long start = System.nanoTime();
        int lived = 0;
        while (System.nanoTime() - start < duration.toNanos() && lives.canGoOn()) {
            lives.live(sideBySide);
            lived += sideBySide;
        }
        double perSecond = lived / ((System.nanoTime() - start) / 1e9);
        int guests = lived;
        counted(product)
                .forEach((name, count) -> OUT.printf(
                        Locale.ROOT,
                        "%s of a life: %.1f%n",
                        name,
                        (count - before.getOrDefault(name, 0L)) / (double) guests));
        return perSecond;
    }

    /** What the server counts by itself; nothing on H2. */
    private static Map<String, Long> counted(Product product) {
        if (!product.database().name().equals("mysql")) {
            return Map.of();
        }
        Map<String, Long> counts = new TreeMap<>();
        product.jdbc()
                .query(
                        "show global status where variable_name in ('Questions', 'Com_commit', 'Com_select',"
                                + " 'Innodb_os_log_fsyncs')",
                        row -> {
                            counts.put(row.getString(1), row.getLong(2));
                        });
        return counts;
    }

    private WholeLifeBenchmark() {}
}
