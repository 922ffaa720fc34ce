package io.lodgeflow.activities.operations;

import io.lodgeflow.engine.EngineHealthReads;
import io.lodgeflow.engine.EngineHealthReads.EngineHealth;
import io.lodgeflow.engine.time.UtcTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcEngineHealth implements EngineHealthReads {

    /** Beyond 10,000 the figure matters no more, and counting them would cost more than knowing. */
    private static final String DUE = """
            select count(*) from (select job_id from engine_job where due_at <= :now and tries_left > 0 and not suspended
                and (locked_until is null or locked_until < :now) limit 10000) d
            """;

    private static final String OLDEST_DUE = """
            select min(due_at) from engine_job where due_at <= :now and tries_left > 0 and not suspended
                and (locked_until is null or locked_until < :now)
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    JdbcEngineHealth(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public EngineHealth health() {
        Instant now = clock.instant();
        LocalDateTime utc = UtcTime.of(now);
        Instant oldest = jdbc.sql(OLDEST_DUE)
                .param("now", utc)
                .query(LocalDateTime.class)
                .optional()
                .map(UtcTime::read)
                .orElse(null);
        return new EngineHealth(
                jdbc.sql(DUE).param("now", utc).query(Long.class).single(),
                oldest,
                oldest == null ? Duration.ZERO : Duration.between(oldest, now),
                jdbc.sql("select count(*) from step_change").query(Long.class).single(),
                jdbc.sql("""
                        select id, host, started_at, seen_at, seen_at >= ? as alive from worker_node order by started_at
                        """)
                        .param(UtcTime.of(now.minusSeconds(30)))
                        .query(UtcTime.rows(EngineHealth.Node.class))
                        .list());
    }
}
