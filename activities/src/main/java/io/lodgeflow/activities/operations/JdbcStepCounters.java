package io.lodgeflow.activities.operations;

import io.lodgeflow.engine.counter.StepCounters;
import io.lodgeflow.engine.counter.StepCounters.ProcessCount;
import io.lodgeflow.engine.counter.StepCounters.StepCount;
import io.lodgeflow.engine.counter.StepCounters.Throughput;
import io.lodgeflow.engine.time.UtcTime;
import io.lodgeflow.engine.transaction.BackgroundTask;
import io.lodgeflow.engine.transaction.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcStepCounters implements StepCounters, BackgroundTask {

    private static final int SHOWN = 20;

    private final JdbcClient jdbc;
    private final StepFold fold;
    private final Transactions transactions;

    JdbcStepCounters(JdbcClient jdbc, StepFold fold, Transactions transactions) {
        this.jdbc = jdbc;
        this.fold = fold;
        this.transactions = transactions;
    }

    @Override
    public List<ProcessCount> processes() {
        return jdbc.sql("""
                select process, version, sum(case when step = '' then entered - finished else 0 end) as running,
                       sum(case when step = '' then entered else 0 end) as started,
                       sum(case when step = '' then finished else 0 end) as ended, sum(incidents) as incidents
                from step_count group by process, version order by process, version desc
                """).query(UtcTime.rows(ProcessCount.class)).list();
    }

    @Override
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

    @Override
    public List<Throughput> throughput(String process, Instant since) {
        return jdbc.sql("""
                select hour_start, sum(entered), sum(finished) from step_hour
                where hour_start >= ? and process = ? and step = '' group by hour_start order by hour_start
                """)
                .params(UtcTime.of(since).truncatedTo(ChronoUnit.HOURS), process)
                .query((row, number) -> new Throughput(UtcTime.read(row, "hour_start"), row.getLong(2), row.getLong(3)))
                .list();
    }

    @Override
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

    @Override
    public List<String> contradictions() {
        fold();
        return CountersCheck.contradictions(jdbc).stream().limit(SHOWN).toList();
    }
}
