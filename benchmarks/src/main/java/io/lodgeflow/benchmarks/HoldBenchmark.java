package io.lodgeflow.benchmarks;

import io.lodgeflow.activities.books.BooksCheck;
import io.lodgeflow.benchmarks.ClosedLoop.Figures;
import io.lodgeflow.scenarios.Product;
import io.lodgeflow.workflows.booking.PlaceReservations.Wish;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Durable holds per second of the product, beside the same without a workflow and beside raw JDBC. The variants take
 * turns in one database; afterwards every night must have exactly the rooms that reservations hold.
 */
final class HoldBenchmark {

    private static final int HOTELS = 50;
    private static final int ROOMS = 1_000_000;
    private static final PrintStream OUT = System.out;

    /**
     * @param arguments {@code --threads=16 --seconds=4 --rounds=3 --warm-up=6}; {@code --other-url-parameters=&name=value}
     *     adds a variant of the product with a connection of other properties, to compare both in one run
     */
    public static void main(String[] arguments) {
        Options options = Options.of(arguments, "threads", "seconds", "rounds", "warm-up", "other-url-parameters");
        String other = options.text("other-url-parameters", "");
        boolean right;
        try (Product product = MeasuredProduct.onDurableMySql("");
                Product otherProduct = other.isEmpty() ? product : MeasuredProduct.onDurableMySql(other)) {
            right = run(product, otherProduct, options);
        }
        System.exit(right ? 0 : 1);
    }

    private static boolean run(Product product, Product other, Options options) {
        int threads = options.number("threads", 16);
        Duration turn = Duration.ofSeconds(options.number("seconds", 4));
        int rounds = options.number("rounds", 3);
        BookedHotels hotels = BookedHotels.open(product, HOTELS, ROOMS, 0);
        DataSource dataSource = product.bean(DataSource.class);
        List<HoldVariant> variants = new ArrayList<>(List.of(
                new RawJdbcHold(dataSource, false),
                new RawJdbcHold(dataSource, true),
                new HoldWithoutWorkflow(product),
                new WorkflowHold("(c) Lodgeflow", product),
                new WorkflowHold.Together(product)));
        if (other != product) {
            BookedHotels.open(other, HOTELS, ROOMS, 0);
            variants.add(new WorkflowHold("(c) " + options.text("other-url-parameters", ""), other));
        }
        Duration warmUp = Duration.ofSeconds(options.number("warm-up", 6));
        OUT.printf("%d guests, %d rounds of %d s each, after a warm-up%n", threads, rounds, turn.toSeconds());
        variants.forEach(variant -> turn(variant, threads, warmUp, hotels::anywhere));
        boolean right = rounds(variants, threads, turn, rounds, hotels::anywhere, "spread over hotels and nights");
        right &= rounds(variants, threads, turn, rounds, random -> hotels.hot(), "everybody wants the same nights");
        List<String> problems = problems(product);
        OUT.printf("%nafterwards: %s%n", problems.isEmpty() ? "every night has the rooms that are held" : "WRONG");
        problems.forEach(OUT::println);
        return right && problems.isEmpty();
    }

    private static boolean rounds(
            List<HoldVariant> variants,
            int threads,
            Duration turn,
            int rounds,
            Function<RandomGenerator, Wish> wishes,
            String title) {
        RoundTable table = new RoundTable();
        for (int round = 0; round < rounds; round++) {
            variants.forEach(variant -> table.add(variant.title(), turn(variant, threads, turn, wishes)));
        }
        table.print(OUT, "durable holds of three nights, " + title);
        return !table.anyFailure();
    }

    private static Figures turn(
            HoldVariant variant, int guests, Duration duration, Function<RandomGenerator, Wish> wishes) {
        int each = variant.wishesPerCall();
        Figures calls = ClosedLoop.run(
                variant.threads(guests),
                duration,
                random -> variant.hold(IntStream.range(0, each)
                        .mapToObj(number -> wishes.apply(random))
                        .toList()));
        return new Figures(
                calls.performed() * each,
                calls.perSecond() * each,
                calls.medianMillis(),
                calls.p99Millis(),
                calls.failures(),
                calls.firstFailure());
    }

    /** Only the variants without a workflow may have left reservations without one. */
    private static List<String> problems(Product product) {
        List<String> problems = new ArrayList<>(new BooksCheck(JdbcClient.create(product.jdbc())).violations());
        problems.removeIf(problem -> problem.startsWith("living booking without its one workflow"));
        int lost = Objects.requireNonNull(product.jdbc()
                .queryForObject(
                        "select count(*) from reservation r where r.guest_id not in (?, ?) and not exists"
                                + " (select 1 from engine_instance e where e.business_key = r.id)",
                        Integer.class,
                        RawJdbcHold.GUEST,
                        HoldWithoutWorkflow.GUEST));
        if (lost > 0) {
            problems.add(lost + " reservations of the product have no workflow");
        }
        return problems;
    }

    private HoldBenchmark() {}
}
