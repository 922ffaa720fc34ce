package io.lodgeflow.activities.operations;

import io.lodgeflow.engine.incident.IncidentCause;
import io.lodgeflow.engine.time.UtcTime;
import java.time.LocalDateTime;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Sets the counters to what counting says, after bookings came into the database by another way than the engine: a bulk
 * import, a restored table. Takes as long as counting does; for a moment when nothing runs.
 */
public final class CountersRebuild {

    private static final int BATCH = 1000;
    private static final int LONGEST_MESSAGE = 1000;

    private static final List<String> COUNT = List.of("delete from step_change", "delete from step_count", """
            insert into step_count (process, version, step, entered, finished, time_spent_ms, incidents)
            select process, version, step, count(*), count(ended_at), coalesce(sum(millis), 0), 0
            from engine_visit group by process, version, step
            """, """
            insert into step_count (process, version, step, entered, finished, time_spent_ms, incidents)
            select process, version, '', count(*), count(ended_at), coalesce(sum(millis), 0), 0
            from engine_run group by process, version
            """);

    private static final List<String> COUNT_INCIDENTS = List.of("""
            update incident_cause set
                open_count = (select count(*) from workflow_incident i
                    where i.fingerprint = incident_cause.fingerprint and i.closed_at is null),
                total_count = (select count(*) from workflow_incident i
                    where i.fingerprint = incident_cause.fingerprint),
                first_seen = (select min(i.opened_at) from workflow_incident i
                    where i.fingerprint = incident_cause.fingerprint),
                last_seen = (select max(i.opened_at) from workflow_incident i
                    where i.fingerprint = incident_cause.fingerprint)
            """, """
            insert into step_count (process, version, step, entered, finished, time_spent_ms, incidents)
            select process, version, step, 0, 0, 0, count(*) from workflow_incident where closed_at is null
            group by process, version, step on duplicate key update incidents = values(incidents)
            """);

    private static final String UNKNOWN_TO_THE_LOG = """
            select i.incident_id, i.work_id, i.kind, coalesce(i.message, '') as message, i.process, i.version, i.step,
                   coalesce(i.business_key, '') as business_key, i.since
            from engine_incident i left join workflow_incident w on w.id = i.incident_id where w.id is null
            """;

    private record Missing(
            String incidentId,
            String workId,
            String kind,
            String message,
            String process,
            int version,
            String step,
            String businessKey,
            LocalDateTime since) {

        Object[] row() {
            return new Object[] {
                incidentId,
                workId,
                kind,
                IncidentCause.of(message).fingerprint(),
                message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE),
                process,
                version,
                step,
                businessKey,
                since
            };
        }
    }

    /** In the running transaction. */
    public static void rebuild(JdbcTemplate jdbc) {
        COUNT.forEach(jdbc::update);
        logMissingIncidents(jdbc);
        COUNT_INCIDENTS.forEach(jdbc::update);
    }

    private static void logMissingIncidents(JdbcTemplate jdbc) {
        List<Missing> missing = jdbc.query(UNKNOWN_TO_THE_LOG, UtcTime.rows(Missing.class));
        missing.stream()
                .map(one -> IncidentCause.of(one.message()))
                .distinct()
                .forEach(cause -> jdbc.update(
                        "insert ignore into incident_cause (fingerprint, cause, open_count, total_count) values (?, ?, 0, 0)",
                        cause.fingerprint(),
                        cause.text()));
        for (int from = 0; from < missing.size(); from += BATCH) {
            jdbc.batchUpdate(
                    """
                    insert into workflow_incident (id, work_id, kind, fingerprint, message, process, version, step,
                        reservation_id, opened_at)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                    missing.subList(from, Math.min(from + BATCH, missing.size())).stream()
                            .map(Missing::row)
                            .toList());
        }
    }

    private CountersRebuild() {}
}
