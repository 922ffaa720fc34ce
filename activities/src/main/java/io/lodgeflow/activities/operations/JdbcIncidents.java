package io.lodgeflow.activities.operations;

import io.lodgeflow.engine.incident.IncidentCause;
import io.lodgeflow.engine.incident.IncidentLog;
import io.lodgeflow.engine.incident.IncidentLog.IncidentRecord;
import io.lodgeflow.engine.time.UtcTime;
import io.lodgeflow.workflows.operations.Incidents;
import io.lodgeflow.workflows.operations.Incidents.IncidentGroup;
import java.sql.ResultSet;
import java.sql.SQLException;
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
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

@Repository
class JdbcIncidents implements IncidentLog, Incidents {

    private static final int TREND_HOURS = 24;

    private final JdbcTemplate jdbc;
    private final Clock clock;

    JdbcIncidents(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public IncidentCause opened(IncidentRecord incident) {
        IncidentCause cause = IncidentCause.of(incident.message());
        Integer known = jdbc.queryForObject(
                "select count(*) from incident_cause where fingerprint = ?", Integer.class, cause.fingerprint());
        if (known == null || known == 0) {
            jdbc.update(
                    "insert ignore into incident_cause (fingerprint, cause, open_count, total_count) values (?, ?, 0,"
                            + " 0)",
                    cause.fingerprint(),
                    cause.text());
        }
        jdbc.update(
                "insert into workflow_incident (id, work_id, kind, fingerprint, message, process, version, step,"
                        + " reservation_id, opened_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                incident.id(),
                incident.workId(),
                incident.kind().name(),
                cause.fingerprint(),
                incident.message(),
                incident.process(),
                incident.version(),
                incident.step(),
                incident.key(),
                UtcTime.of(incident.openedAt()));
        return cause;
    }

    @Override
    public Optional<String> closed(String incidentId, Instant at) {
        int closed = jdbc.update(
                "update workflow_incident set closed_at = ? where id = ? and closed_at is null",
                UtcTime.of(at),
                incidentId);
        return closed == 0
                ? Optional.empty()
                : Optional.ofNullable(jdbc.queryForObject(
                        "select fingerprint from workflow_incident where id = ?", String.class, incidentId));
    }

    @Override
    public void moved(String incidentId, int version, String step) {
        jdbc.update("update workflow_incident set version = ?, step = ? where id = ?", version, step, incidentId);
    }

    @Override
    public List<IncidentGroup> groups(int limit) {
        LocalDateTime thisHour = UtcTime.of(clock.instant()).truncatedTo(ChronoUnit.HOURS);
        return jdbc
                .query(
                        "select fingerprint, cause, open_count, total_count, first_seen, last_seen from incident_cause"
                                + " where open_count > 0 order by open_count desc, fingerprint limit ?",
                        (row, number) -> group(row),
                        limit)
                .stream()
                .map(group -> withDetails(group, thisHour))
                .toList();
    }

    private static IncidentGroup group(ResultSet row) throws SQLException {
        return new IncidentGroup(
                row.getString("fingerprint"),
                row.getString("cause"),
                row.getLong("open_count"),
                row.getLong("total_count"),
                UtcTime.read(row, "first_seen"),
                UtcTime.read(row, "last_seen"),
                List.of(),
                "",
                List.of());
    }

    private IncidentGroup withDetails(IncidentGroup group, LocalDateTime thisHour) {
        List<IncidentRecord> latest = jdbc.query(
                "select * from workflow_incident where fingerprint = ? and closed_at is null order by opened_at desc"
                        + " limit 1",
                JdbcIncidents::incident,
                group.fingerprint());
        List<String> steps = jdbc.query(
                "select distinct process, step from workflow_incident where fingerprint = ? and closed_at is null",
                (row, number) -> row.getString(1) + "/" + row.getString(2),
                group.fingerprint());
        return new IncidentGroup(
                group.fingerprint(),
                group.cause(),
                group.open(),
                group.total(),
                group.firstSeen(),
                group.lastSeen(),
                trend(group.fingerprint(), thisHour),
                latest.isEmpty() ? "" : latest.getFirst().message(),
                steps);
    }

    private List<Long> trend(String fingerprint, LocalDateTime thisHour) {
        List<Long> trend = new ArrayList<>(Collections.nCopies(TREND_HOURS, 0L));
        LocalDateTime first = thisHour.minusHours(TREND_HOURS - 1L);
        jdbc.query(
                "select hour_start, opened from incident_hour where fingerprint = ? and hour_start >= ?",
                row -> {
                    LocalDateTime hour = Objects.requireNonNull(row.getObject(1, LocalDateTime.class));
                    int index = Math.toIntExact(ChronoUnit.HOURS.between(first, hour));
                    if (index < TREND_HOURS) {
                        trend.set(index, row.getLong(2));
                    }
                },
                fingerprint,
                first);
        return trend;
    }

    @Override
    public List<IncidentRecord> openOf(String fingerprint, @Nullable String afterId, int limit) {
        return jdbc.query(
                "select * from workflow_incident where fingerprint = ? and closed_at is null and id > ? order by id"
                        + " limit ?",
                JdbcIncidents::incident,
                fingerprint,
                afterId == null ? "" : afterId,
                limit);
    }

    @Override
    public List<IncidentRecord> openOfReservation(String reservationId) {
        return jdbc.query(
                "select * from workflow_incident where reservation_id = ? and closed_at is null order by opened_at, id",
                JdbcIncidents::incident,
                reservationId);
    }

    private static IncidentRecord incident(ResultSet row, int number) throws SQLException {
        return new IncidentRecord(
                row.getString("id"),
                row.getString("work_id"),
                IncidentRecord.Kind.valueOf(row.getString("kind")),
                row.getString("message"),
                row.getString("process"),
                row.getInt("version"),
                row.getString("step"),
                row.getString("reservation_id"),
                UtcTime.read(row, "opened_at"));
    }
}
