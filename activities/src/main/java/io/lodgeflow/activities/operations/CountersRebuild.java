package io.lodgeflow.activities.operations;

import io.lodgeflow.engine.incident.IncidentCause;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Sets the counters to what counting says, after bookings came into the database by another way than the engine: a bulk
 * import, a restored table. Takes as long as counting does; for a moment when nothing runs.
 */
public final class CountersRebuild {

    private static final int BATCH = 1000;

    private record Missing(String message, List<Object> row) {}

    /** In the running transaction. */
    public static void rebuild(JdbcTemplate jdbc) {
        jdbc.update("delete from step_change");
        jdbc.update("delete from step_count");
        jdbc.update("insert into step_count (process, version, step, entered, finished, time_spent_ms, incidents)"
                + " select process, version, step, count(*), count(ended_at), coalesce(sum(millis), 0), 0 from"
                + " engine_visit group by process, version, step");
        jdbc.update("insert into step_count (process, version, step, entered, finished, time_spent_ms, incidents)"
                + " select process, version, '', count(*), count(ended_at), coalesce(sum(millis), 0), 0 from engine_run"
                + " group by process, version");
        logMissingIncidents(jdbc);
        jdbc.update("update incident_cause set open_count = (select count(*) from workflow_incident i where"
                + " i.fingerprint = incident_cause.fingerprint and i.closed_at is null), total_count = (select count(*)"
                + " from workflow_incident i where i.fingerprint = incident_cause.fingerprint), first_seen = (select"
                + " min(i.opened_at) from workflow_incident i where i.fingerprint = incident_cause.fingerprint), last_seen"
                + " = (select max(i.opened_at) from workflow_incident i where i.fingerprint ="
                + " incident_cause.fingerprint)");
        jdbc.update("insert into step_count (process, version, step, entered, finished, time_spent_ms, incidents)"
                + " select process, version, step, 0, 0, 0, count(*) from workflow_incident where closed_at is null"
                + " group by process, version, step on duplicate key update incidents = values(incidents)");
    }

    /** Incidents the log does not know. */
    private static void logMissingIncidents(JdbcTemplate jdbc) {
        List<Missing> batch = new ArrayList<>();
        List<Missing> missing = jdbc.query(
                "select i.incident_id, i.work_id, i.kind, i.message, i.process, i.version, i.step, i.since,"
                        + " coalesce(i.business_key, '') from engine_incident i left join workflow_incident w"
                        + " on w.id = i.incident_id where w.id is null",
                (row, number) -> {
                    String message = Objects.requireNonNullElse(row.getString(4), "");
                    return new Missing(
                            message,
                            List.of(
                                    row.getString(1),
                                    row.getString(2),
                                    row.getString(3),
                                    IncidentCause.of(message).fingerprint(),
                                    message.length() <= BATCH ? message : message.substring(0, BATCH),
                                    row.getString(5),
                                    row.getInt(6),
                                    row.getString(7),
                                    row.getString(9),
                                    Objects.requireNonNull(row.getObject(8, java.time.LocalDateTime.class))));
                });
        for (Missing one : missing) {
            IncidentCause cause = IncidentCause.of(one.message());
            jdbc.update(
                    "insert ignore into incident_cause (fingerprint, cause, open_count, total_count) values (?, ?, 0,"
                            + " 0)",
                    cause.fingerprint(),
                    cause.text());
            batch.add(one);
            if (batch.size() == BATCH) {
                store(jdbc, batch);
            }
        }
        store(jdbc, batch);
    }

    private static void store(JdbcTemplate jdbc, List<Missing> batch) {
        jdbc.batchUpdate(
                "insert into workflow_incident (id, work_id, kind, fingerprint, message, process, version, step,"
                        + " reservation_id, opened_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                batch.stream().map(missing -> missing.row().toArray()).toList());
        batch.clear();
    }

    private CountersRebuild() {}
}
