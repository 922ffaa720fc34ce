package io.lodgeflow.activities.operations;

import io.lodgeflow.engine.incident.IncidentCause;
import io.lodgeflow.engine.incident.IncidentLog;
import io.lodgeflow.engine.incident.IncidentLog.IncidentRecord;
import io.lodgeflow.engine.time.UtcTime;
import io.lodgeflow.workflows.operations.Incidents;
import io.lodgeflow.workflows.operations.Incidents.IncidentGroup;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcIncidents implements IncidentLog, Incidents {

    private static final int TREND_HOURS = 24;

    private static final String OPEN = """
            select id, work_id, kind, message, process, version, step, reservation_id as `key`, opened_at
            from workflow_incident where closed_at is null and\s""";

    private final JdbcClient jdbc;
    private final Clock clock;

    JdbcIncidents(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Group(
            String fingerprint, String cause, long openCount, long totalCount, Instant firstSeen, Instant lastSeen) {}

    @Override
    public IncidentCause opened(IncidentRecord incident) {
        IncidentCause cause = IncidentCause.of(incident.message());
        int known = jdbc.sql("select count(*) from incident_cause where fingerprint = ?")
                .param(cause.fingerprint())
                .query(Integer.class)
                .single();
        if (known == 0) {
            jdbc.sql(
                            "insert ignore into incident_cause (fingerprint, cause, open_count, total_count) values (?, ?, 0, 0)")
                    .params(cause.fingerprint(), cause.text())
                    .update();
        }
        jdbc.sql("""
                insert into workflow_incident (id, work_id, kind, fingerprint, message, process, version, step,
                    reservation_id, opened_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(
                        incident.id(),
                        incident.workId(),
                        incident.kind().name(),
                        cause.fingerprint(),
                        incident.message(),
                        incident.process(),
                        incident.version(),
                        incident.step(),
                        incident.key(),
                        UtcTime.of(incident.openedAt()))
                .update();
        return cause;
    }

    @Override
    public Optional<String> closed(String incidentId, Instant at) {
        int closed = jdbc.sql("update workflow_incident set closed_at = ? where id = ? and closed_at is null")
                .params(UtcTime.of(at), incidentId)
                .update();
        return closed == 0
                ? Optional.empty()
                : jdbc.sql("select fingerprint from workflow_incident where id = ?")
                        .param(incidentId)
                        .query(String.class)
                        .optional();
    }

    @Override
    public void moved(String incidentId, int version, String step) {
        jdbc.sql("update workflow_incident set version = ?, step = ? where id = ?")
                .params(version, step, incidentId)
                .update();
    }

    @Override
    public List<IncidentGroup> groups(int limit) {
        LocalDateTime thisHour = UtcTime.of(clock.instant()).truncatedTo(ChronoUnit.HOURS);
        return jdbc
                .sql("select * from incident_cause where open_count > 0 order by open_count desc, fingerprint limit ?")
                .param(limit)
                .query(UtcTime.rows(Group.class))
                .list()
                .stream()
                .map(group -> withDetails(group, thisHour))
                .toList();
    }

    private IncidentGroup withDetails(Group group, LocalDateTime thisHour) {
        String sample = jdbc.sql("""
                select message from workflow_incident where fingerprint = ? and closed_at is null
                order by opened_at desc limit 1
                """)
                .param(group.fingerprint())
                .query(String.class)
                .optional()
                .orElse("");
        List<String> steps = jdbc.sql("""
                select distinct process, step from workflow_incident where fingerprint = ? and closed_at is null
                """)
                .param(group.fingerprint())
                .query((row, number) -> row.getString(1) + "/" + row.getString(2))
                .list();
        return new IncidentGroup(
                group.fingerprint(),
                group.cause(),
                group.openCount(),
                group.totalCount(),
                group.firstSeen(),
                group.lastSeen(),
                trend(group.fingerprint(), thisHour),
                sample,
                steps);
    }

    private List<Long> trend(String fingerprint, LocalDateTime thisHour) {
        List<Long> trend = new ArrayList<>(Collections.nCopies(TREND_HOURS, 0L));
        LocalDateTime first = thisHour.minusHours(TREND_HOURS - 1L);
        jdbc.sql("select hour_start, opened from incident_hour where fingerprint = ? and hour_start >= ?")
                .params(fingerprint, first)
                .query(row -> {
                    LocalDateTime hour = Objects.requireNonNull(row.getObject(1, LocalDateTime.class));
                    int index = Math.toIntExact(ChronoUnit.HOURS.between(first, hour));
                    if (index < TREND_HOURS) {
                        trend.set(index, row.getLong(2));
                    }
                });
        return trend;
    }

    @Override
    public List<IncidentRecord> openOf(String fingerprint, @Nullable String afterId, int limit) {
        return jdbc.sql(OPEN + "fingerprint = ? and id > ? order by id limit ?")
                .params(fingerprint, afterId == null ? "" : afterId, limit)
                .query(UtcTime.rows(IncidentRecord.class))
                .list();
    }

    @Override
    public List<IncidentRecord> openOfReservation(String reservationId) {
        return jdbc.sql(OPEN + "reservation_id = ? order by opened_at, id")
                .param(reservationId)
                .query(UtcTime.rows(IncidentRecord.class))
                .list();
    }
}
