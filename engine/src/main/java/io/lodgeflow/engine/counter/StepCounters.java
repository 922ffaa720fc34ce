package io.lodgeflow.engine.counter;

import io.lodgeflow.engine.time.UtcTime;
import io.lodgeflow.engine.transaction.BackgroundTask;
import io.lodgeflow.engine.transaction.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The counters of steps and processes. Kept by the project, not by counting: each read costs the same with ten workflows and
 * with a million. They follow the truth within {@link #fold}'s pause, a second.
 */
@Repository
public class StepCounters implements BackgroundTask {

    /**
     * One version of one process.
     *
     * @param running instances that have not ended
     * @param started instances ever
     * @param incidents open ones, over all its steps
     */
    public record ProcessCount(String process, int version, long running, long started, long ended, long incidents) {}

    /**
     * One step of one process version.
     *
     * @param step id of the BPMN element
     * @param now visits that have not ended: tokens of the diagram
     * @param visits how often it was entered, ever
     * @param timeSpent in all visits that have ended together
     * @param incidents open ones
     */
    public record StepCount(
            String process, int version, String step, long now, long visits, Duration timeSpent, long incidents) {}

    /** Instances of a process, all versions, that were started and that ended within the hour from {@code hour} on. */
    public record Throughput(Instant hour, long started, long ended) {}

    private static final int SHOWN = 20;

    private final JdbcClient jdbc;
    private final StepFold fold;
    private final Transactions transactions;

    StepCounters(JdbcClient jdbc, StepFold fold, Transactions transactions) {
        this.jdbc = jdbc;
        this.fold = fold;
        this.transactions = transactions;
    }

    /** Every process version that ever ran, newest version first. */
    public List<ProcessCount> processes() {
        return jdbc.sql("""
                select process, version, sum(case when step = '' then entered - finished else 0 end) as running,
                       sum(case when step = '' then entered else 0 end) as started,
                       sum(case when step = '' then finished else 0 end) as ended, sum(incidents) as incidents
                from step_count group by process, version order by process, version desc
                """).query(UtcTime.rows(ProcessCount.class)).list();
    }

    /** Every step of the version that was ever entered. */
    public List<StepCount> steps(String process, int version) {
        return jdbc.sql("""
                select step, entered, finished, time_spent_ms, incidents from step_count
                where process = ? and version = ? and step <> '' order by step
                """)
                .params(process, version)
                .query((row, number) -> new StepCount(
                        process,
                        version,
                        row.getString(1),
                        row.getLong(2) - row.getLong(3),
                        row.getLong(2),
                        Duration.ofMillis(row.getLong(4)),
                        row.getLong(5)))
                .list();
    }

    /** By hour, oldest first; hours without any are absent. */
    public List<Throughput> throughput(String process, Instant since) {
        return jdbc.sql("""
                select hour_start, sum(entered), sum(finished) from step_hour
                where hour_start >= ? and process = ? and step = '' group by hour_start order by hour_start
                """)
                .params(UtcTime.of(since).truncatedTo(ChronoUnit.HOURS), process)
                .query((row, number) -> new Throughput(UtcTime.read(row, "hour_start"), row.getLong(2), row.getLong(3)))
                .list();
    }

    /** Adds what was committed since the last call to the counters; one node at a time, the others wait. */
    public int fold() {
        int folded = 0;
        int page;
        do {
            page = transactions.call(fold::foldPage);
            folded += page;
        } while (page > 0);
        return folded;
    }

    @Override
    public String taskName() {
        return "counters of steps";
    }

    @Override
    public Duration pollInterval() {
        return Duration.ofSeconds(1);
    }

    /** A second's worth at once: that is what makes it cheap. */
    @Override
    public boolean runsOnCommit() {
        return false;
    }

    @Override
    public int runOnce() {
        return fold();
    }

    /** One line for each counter that differs from what counting says; counts, so for a quiet moment. */
    public List<String> contradictions() {
        fold();
        return CountersCheck.contradictions(jdbc).stream().limit(SHOWN).toList();
    }
}
