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
            + " select d.KEY_, d.VERSION_, a.ACT_ID_, count(*), count(a.END_TIME_), coalesce(sum(a.DURATION_), 0), 0"
            + " from ACT_HI_ACTINST a join ACT_RE_PROCDEF d on d.ID_ = a.PROC_DEF_ID_ group by d.KEY_, d.VERSION_,"
            + " a.ACT_ID_");
        jdbc.update(
                "insert into step_count (process, version, step, entered, finished, time_spent_ms, incidents) select"
                        + " d.KEY_, d.VERSION_, '', count(*), count(p.END_TIME_), coalesce(sum(p.DURATION_), 0), 0 from"
                        + " ACT_HI_PROCINST p join ACT_RE_PROCDEF d on d.ID_ = p.PROC_DEF_ID_ group by d.KEY_,"
                        + " d.VERSION_");
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
                "select i.ID_, i.CONFIGURATION_, i.INCIDENT_TYPE_, i.INCIDENT_MSG_, d.KEY_, d.VERSION_,"
                    + " coalesce(i.FAILED_ACTIVITY_ID_, i.ACTIVITY_ID_), i.INCIDENT_TIMESTAMP_,"
                    + " coalesce(p.BUSINESS_KEY_, '') from ACT_RU_INCIDENT i left join ACT_RU_EXECUTION p on p.ID_ ="
                    + " i.PROC_INST_ID_ join ACT_RE_PROCDEF d on d.ID_ = i.PROC_DEF_ID_ left join workflow_incident w"
                    + " on w.id = i.ID_ where w.id is null and i.CONFIGURATION_ is not null",
                (row, number) -> {
                    String message = Objects.requireNonNullElse(row.getString(4), "");
                    return new Missing(
                            message,
                            List.of(
                                    row.getString(1),
                                    row.getString(2),
                                    row.getString(3).equals("failedJob") ? "JOB" : "REMOTE_CALL",
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
