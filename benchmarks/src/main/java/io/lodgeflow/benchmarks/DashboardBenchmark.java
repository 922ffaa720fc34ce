package io.lodgeflow.benchmarks;

import io.lodgeflow.activities.operations.CountersCheck;
import io.lodgeflow.application.seed.Seed;
import io.lodgeflow.domain.reservation.ReservationStatus;
import io.lodgeflow.engine.DeployedProcesses;
import io.lodgeflow.engine.EngineHealthReads;
import io.lodgeflow.engine.StepLimits;
import io.lodgeflow.engine.counter.StepCounters;
import io.lodgeflow.scenarios.Product;
import io.lodgeflow.workflows.operations.BookingSearch;
import io.lodgeflow.workflows.operations.Incidents;
import io.lodgeflow.workflows.operations.Watch;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How long the reads of the operations dashboard take with very many process instances, beside the SQL that counts the same
 * live, in one run. Passes if each read of the dashboard is within a second at the 99th percentile and the counters are
 * right.
 */
final class DashboardBenchmark {

    private static final PrintStream OUT = System.out;
    private static final Duration LIMIT = Duration.ofSeconds(1);
    private static final int PAGE = 20;

    private record Read(String name, Runnable read) {}

    /** @param arguments {@code --count=1000000 --incidents=10000 --repeats=100} */
    public static void main(String[] arguments) {
        Options options = Options.of(arguments, "count", "incidents", "repeats");
        int repeats = options.number("repeats", 100);
        boolean passed;
        try (Product product = MeasuredProduct.onDurableMySql("")) {
            long begun = System.nanoTime();
            product.bean(Seed.class)
                    .fill(
                            options.number("count", 1_000_000),
                            options.number("incidents", 10_000),
                            (made, all) -> OUT.println(made + " of " + all + " process instances"));
            OUT.printf(Locale.ROOT, "seeded in %d s%n", (System.nanoTime() - begun) / 1_000_000_000L);
            passed = true;
            for (Read read : dashboard(product)) {
                passed &= measured(read, repeats).compareTo(LIMIT) <= 0;
            }
            OUT.println("counted live:");
            live(product.jdbc()).forEach(read -> measured(read, Math.max(3, repeats / 20)));
            List<String> wrong = CountersCheck.contradictions(JdbcClient.create(product.jdbc()));
            wrong.forEach(OUT::println);
            passed &= wrong.isEmpty();
        }
        OUT.println(passed ? "passed" : "FAILED");
        System.exit(passed ? 0 : 1);
    }

    private static List<Read> dashboard(Product product) {
        StepCounters counters = product.bean(StepCounters.class);
        DeployedProcesses deployed = product.bean(DeployedProcesses.class);
        EngineHealthReads health = product.bean(EngineHealthReads.class);
        Incidents incidents = product.bean(Incidents.class);
        Watch watch = product.bean(Watch.class);
        StepLimits limits = product.bean(StepLimits.class);
        BookingSearch search = product.bean(BookingSearch.class);
        LocalDate today = LocalDate.ofInstant(product.bean(Clock.class).instant(), java.time.ZoneOffset.UTC);
        return List.of(
                new Read("overview", () -> {
                    deployed.all();
                    counters.processes();
                    health.health();
                }),
                new Read("diagram counts", () -> counters.steps("reservation", 1)),
                new Read("incident groups", () -> incidents.groups(200)),
                new Read("late and retrying", () -> {
                    watch.late(limits.all(), 500);
                    watch.retrying(500);
                }),
                search(search, "newest", null, null, Set.of(), null, null, false),
                search(search, "confirmation number", "S000000777", null, Set.of(), null, null, false),
                search(search, "guest's name", "seed77 gu", null, Set.of(), null, null, false),
                search(search, "hotel", null, "htl_seed_7", Set.of(), null, null, false),
                search(search, "status", null, null, Set.of(ReservationStatus.PENDING), null, null, false),
                search(
                        search,
                        "hotel, status, arrival",
                        null,
                        "htl_seed_7",
                        Set.of(ReservationStatus.PAID),
                        null,
                        today.plusDays(90),
                        false),
                search(search, "frequent step", null, null, Set.of(), "RoomAssignmentDue", null, false),
                search(search, "hotel, rare step", null, "htl_seed_7", Set.of(), "FindRoom", null, false),
                search(search, "hotel, step", null, "htl_seed_9", Set.of(), "AwaitPayment", null, false),
                search(search, "incident", null, null, Set.of(), null, null, true));
    }

    private static Read search(
            BookingSearch search,
            String name,
            @org.jspecify.annotations.Nullable String text,
            @org.jspecify.annotations.Nullable String hotel,
            Set<ReservationStatus> statuses,
            @org.jspecify.annotations.Nullable String step,
            @org.jspecify.annotations.Nullable LocalDate arrival,
            boolean incident) {
        BookingSearch.Criteria criteria =
                new BookingSearch.Criteria(text, hotel, statuses, step, incident, null, arrival, arrival, null);
        return new Read("search: " + name, () -> search.find(criteria, null, PAGE));
    }

    private static List<Read> live(JdbcTemplate jdbc) {
        return List.of(
                new Read(
                        "tokens by step",
                        () -> jdbc.queryForList(
                                "select ACT_ID_, count(*) from ACT_RU_EXECUTION where ACT_ID_ is not null"
                                        + " group by ACT_ID_")),
                new Read(
                        "visits and time by step",
                        () -> jdbc.queryForList(
                                "select PROC_DEF_ID_, ACT_ID_, count(*), count(END_TIME_), sum(DURATION_)"
                                        + " from ACT_HI_ACTINST group by PROC_DEF_ID_, ACT_ID_")),
                new Read(
                        "instances by version",
                        () -> jdbc.queryForList(
                                "select PROC_DEF_ID_, count(*), count(END_TIME_) from ACT_HI_PROCINST group by"
                                        + " PROC_DEF_ID_")),
                new Read(
                        "incidents by message",
                        () -> jdbc.queryForList("select left(INCIDENT_MSG_, 15), count(*) from ACT_RU_INCIDENT group by"
                                + " left(INCIDENT_MSG_, 15)")));
    }

    /** @return the 99th percentile */
    private static Duration measured(Read read, int repeats) {
        read.read().run();
        long[] nanos = new long[repeats];
        for (int repeat = 0; repeat < repeats; repeat++) {
            long begun = System.nanoTime();
            read.read().run();
            nanos[repeat] = System.nanoTime() - begun;
        }
        Arrays.sort(nanos);
        Duration median = Duration.ofNanos(nanos[repeats / 2]);
        Duration high = Duration.ofNanos(nanos[Math.min(repeats - 1, repeats * 99 / 100)]);
        OUT.printf(Locale.ROOT, "%-40s p50 %6d ms   p99 %6d ms%n", read.name(), median.toMillis(), high.toMillis());
        return high;
    }

    private DashboardBenchmark() {}
}
