package io.lodgeflow.engine;

import io.lodgeflow.engine.time.UtcTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How the engine keeps up, over all nodes. */
@Repository
public class EngineHealthReads {

    /**
     * How the engine keeps up.
     *
     * @param dueJobs timers and steps that are due and not being run yet
     * @param oldestDue since when the oldest of them waits
     * @param delay how long that is; zero when nothing waits
     * @param unfoldedChanges transactions whose changes the counters do not show yet
     */
    public record EngineHealth(
            long dueJobs, @Nullable Instant oldestDue, Duration delay, long unfoldedChanges, List<Node> nodes) {

        /** @param alive it was seen within the last half minute */
        public record Node(String id, String host, Instant startedAt, Instant seenAt, boolean alive) {}
    }

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

    EngineHealthReads(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

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
