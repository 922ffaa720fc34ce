package io.lodgeflow.activities.operations;

import io.lodgeflow.engine.EngineHealthReads;
import io.lodgeflow.engine.EngineHealthReads.EngineHealth;
import io.lodgeflow.engine.time.UtcTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

@Repository
class JdbcEngineHealth implements EngineHealthReads {

    /** Beyond that many the figure matters no more, and counting them would cost more than knowing. */
    private static final int MOST_COUNTED = 10_000;

    private final JdbcTemplate jdbc;
    private final Clock clock;

    JdbcEngineHealth(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public EngineHealth health() {
        Instant now = clock.instant();
        LocalDateTime nowUtc = UtcTime.of(now);
        String due = " from engine_job where due_at <= ? and tries_left > 0 and not suspended"
                + " and (locked_until is null or locked_until < ?)";
        Long dueJobs = jdbc.queryForObject(
                "select count(*) from (select job_id" + due + " limit " + MOST_COUNTED + ") d",
                Long.class,
                nowUtc,
                nowUtc);
        Instant oldest = instant(jdbc.queryForObject("select min(due_at)" + due, LocalDateTime.class, nowUtc, nowUtc));
        Long unfolded = jdbc.queryForObject("select count(*) from step_change", Long.class);
        return new EngineHealth(
                Objects.requireNonNull(dueJobs),
                oldest,
                oldest == null ? Duration.ZERO : Duration.between(oldest, now),
                Objects.requireNonNull(unfolded),
                nodes(now));
    }

    private List<EngineHealth.Node> nodes(Instant now) {
        Instant alive = now.minusSeconds(30);
        return jdbc.query(
                "select id, host, started_at, seen_at from worker_node order by started_at",
                (row, number) -> new EngineHealth.Node(
                        row.getString(1),
                        row.getString(2),
                        UtcTime.read(row, "started_at"),
                        UtcTime.read(row, "seen_at"),
                        !UtcTime.read(row, "seen_at").isBefore(alive)));
    }

    private static @Nullable Instant instant(@Nullable LocalDateTime utc) {
        return utc == null ? null : utc.toInstant(ZoneOffset.UTC);
    }
}
