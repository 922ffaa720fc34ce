package io.lodgeflow.activities.operations;

import io.lodgeflow.engine.counter.StepJournal.CauseChange;
import io.lodgeflow.engine.counter.StepJournal.StepChange;
import io.lodgeflow.engine.time.UtcTime;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Adds rows of the journal to the counters and deletes them, in one transaction: each row counts exactly once, whoever
 * dies in between. A lock row lets one node fold at a time, so the counters are never waited for by a booking. Rows are
 * deleted by the ids that were read; one that commits later with a lower id is simply read the next time.
 */
@Component
class StepFold {

    private static final int PAGE = 2000;
    private static final String ADD_STEP = """
            insert into step_count (process, version, step, entered, finished, time_spent_ms, incidents)
            values (?, ?, ?, ?, ?, ?, ?)
            on duplicate key update entered = entered + values(entered), finished = finished + values(finished),
                time_spent_ms = time_spent_ms + values(time_spent_ms), incidents = incidents + values(incidents)
            """;
    private static final String ADD_HOUR = """
            insert into step_hour (hour_start, process, version, step, entered, finished) values (?, ?, ?, ?, ?, ?)
            on duplicate key update entered = entered + values(entered), finished = finished + values(finished)
            """;
    private static final String ADD_CAUSE = """
            update incident_cause set open_count = open_count + ?, total_count = total_count + ?,
                first_seen = coalesce(first_seen, ?), last_seen = case when ? > 0 then ? else last_seen end
            where fingerprint = ?
            """;
    private static final String ADD_CAUSE_HOUR = """
            insert into incident_hour (fingerprint, hour_start, opened) values (?, ?, ?)
            on duplicate key update opened = opened + values(opened)
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    StepFold(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    private record Row(long id, LocalDateTime at, String changes) {
        LocalDateTime hour() {
            return at.truncatedTo(ChronoUnit.HOURS);
        }
    }

    private record StepAndHour(StepChange change, LocalDateTime hour) {}

    private record CauseAndRow(CauseChange change, Row row) {}

    /** One page, within the running transaction; says how many rows that were. */
    int foldPage() {
        jdbc.sql("select name from operations_lock where name = 'fold-step-changes' for update")
                .query(String.class)
                .single();
        List<Row> rows = jdbc.sql("select id, at, changes from step_change order by id limit ?")
                .param(PAGE)
                .query(UtcTime.rows(Row.class))
                .list();
        if (!rows.isEmpty()) {
            add(rows);
            batches.batchUpdate(
                    "delete from step_change where id = ?",
                    rows.stream().map(row -> new Object[] {row.id()}).toList());
        }
        return rows.size();
    }

    private void add(List<Row> rows) {
        Map<String, StepAndHour> steps = new TreeMap<>();
        Map<String, StepAndHour> hours = new TreeMap<>();
        List<CauseAndRow> causes = new ArrayList<>();
        for (Row row : rows) {
            row.changes().lines().map(JournalLine::read).forEach(line -> {
                switch (line) {
                    case JournalLine.Step(StepChange change) -> {
                        String key = change.process() + " " + change.version() + " " + change.step();
                        sum(steps, key, change, row.hour());
                        sum(hours, row.hour() + " " + key, change, row.hour());
                    }
                    case JournalLine.Cause(CauseChange change) -> causes.add(new CauseAndRow(change, row));
                }
            });
        }
        batches.batchUpdate(
                ADD_STEP, steps.values().stream().map(StepFold::stepRow).toList());
        batches.batchUpdate(
                ADD_HOUR, hours.values().stream().map(StepFold::hourRow).toList());
        addCauses(causes);
    }

    private static void sum(Map<String, StepAndHour> sums, String key, StepChange change, LocalDateTime hour) {
        sums.merge(
                key,
                new StepAndHour(change, hour),
                (one, other) -> new StepAndHour(one.change().plus(other.change()), hour));
    }

    private static Object[] stepRow(StepAndHour step) {
        StepChange change = step.change();
        return new Object[] {
            change.process(),
            change.version(),
            change.step(),
            change.entered(),
            change.finished(),
            change.timeSpentMillis(),
            change.incidents()
        };
    }

    private static Object[] hourRow(StepAndHour step) {
        StepChange change = step.change();
        return new Object[] {
            step.hour(), change.process(), change.version(), change.step(), change.entered(), change.finished()
        };
    }

    private void addCauses(List<CauseAndRow> causes) {
        if (causes.isEmpty()) {
            return;
        }
        batches.batchUpdate(
                ADD_CAUSE,
                causes.stream()
                        .map(cause -> new Object[] {
                            cause.change().opened() - cause.change().closed(),
                            cause.change().opened(),
                            cause.row().at(),
                            cause.change().opened(),
                            cause.row().at(),
                            cause.change().fingerprint()
                        })
                        .toList());
        batches.batchUpdate(
                ADD_CAUSE_HOUR,
                causes.stream()
                        .filter(cause -> cause.change().opened() > 0)
                        .map(cause -> new Object[] {
                            cause.change().fingerprint(),
                            cause.row().hour(),
                            cause.change().opened()
                        })
                        .toList());
    }
}
