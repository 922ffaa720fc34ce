package io.lodgeflow.engine;

import io.lodgeflow.engine.time.UtcTime;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Timers coming due, found through the index on their due date: as fast with a million of them as with ten. */
@Component
public class DueTimers {

    private static final String NEXT = """
            select p.BUSINESS_KEY_, j.PROCESS_DEF_KEY_, d.ACT_ID_, j.DUEDATE_ from ACT_RU_JOB j
            join ACT_RU_JOBDEF d on d.ID_ = j.JOB_DEF_ID_
            join ACT_RU_EXECUTION p on p.ID_ = j.PROCESS_INSTANCE_ID_
            where j.TYPE_ = 'timer' and j.RETRIES_ > 0 and j.SUSPENSION_STATE_ = 1 and j.DUEDATE_ >= ? order by j.DUEDATE_ limit ?
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    DueTimers(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The next ones after now, earliest first; those of suspended workflows do not fire. */
    public List<TimerDue> next(int limit) {
        return jdbc.sql(NEXT)
                .params(UtcTime.of(clock.instant()), limit)
                .query((row, number) -> new TimerDue(
                        row.getString(1), row.getString(2), row.getString(3), UtcTime.read(row, "DUEDATE_")))
                .list();
    }

    /**
     * A timer that will fire.
     *
     * @param step id of the timer event
     */
    public record TimerDue(String key, String process, String step, Instant dueAt) {}
}
