package io.lodgeflow.engine.time;

import io.lodgeflow.engine.DueWork;
import io.lodgeflow.engine.transaction.BackgroundTask;
import io.lodgeflow.engine.transaction.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Moves the clock forward, for trials and tests. It stops at every timer on the way and lets all work of that moment
 * end before it goes on, so that each thing happens at its own time and in order, as if the days had really passed. The
 * shift outlives a restart.
 */
@Component
public class TimeTravel {

    private static final Logger LOG = LoggerFactory.getLogger(TimeTravel.class);
    private static final String SETTING = "clock_shift_millis";
    /** A step that keeps making new work at once is a mistake in a process; do not hang on it. */
    private static final int MOST_ROUNDS = 10_000;

    private final LodgeflowClock clock;
    private final DueWork dueWork;
    private final ObjectProvider<BackgroundTask> tasks;
    private final JdbcClient jdbc;
    private final Transactions transactions;

    TimeTravel(
            LodgeflowClock clock,
            DueWork dueWork,
            ObjectProvider<BackgroundTask> tasks,
            JdbcClient jdbc,
            Transactions transactions) {
        this.clock = clock;
        this.dueWork = dueWork;
        this.tasks = tasks;
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** Takes up the shift of an earlier run; call before anything is due. */
    public void resume() {
        List<String> stored = transactions.read(() -> jdbc.sql("select setting_value from setting where name = ?")
                .param(SETTING)
                .query((row, number) -> row.getString(1))
                .list());
        stored.forEach(millis -> {
            clock.shiftTo(Duration.ofMillis(Long.parseLong(millis)));
            LOG.info("the clock is moved, it is now {}", clock.instant());
        });
    }

    /**
     * One journey at a time. A target that is not later than now only lets due work end.
     *
     * @return the time it is then
     */
    public synchronized Instant travelTo(Instant target) {
        return dueWork.alone(() -> travel(target));
    }

    private Instant travel(Instant target) {
        runUntilIdle();
        for (Optional<Instant> due = dueWork.nextDue();
                due.isPresent() && !due.get().isAfter(target);
                due = dueWork.nextDue()) {
            moveTo(due.get());
            runUntilIdle();
        }
        if (target.isAfter(clock.instant())) {
            moveTo(target);
            runUntilIdle();
        }
        return clock.instant();
    }

    /** Lets everything that is due now happen, also what follows from it. */
    public synchronized void runUntilIdle() {
        for (int round = 0; round < MOST_ROUNDS; round++) {
            int done = tasks.orderedStream().mapToInt(BackgroundTask::runOnce).sum();
            List<String> jobs = dueWork.dueJobs();
            jobs.forEach(dueWork::run);
            if (done == 0 && jobs.isEmpty()) {
                return;
            }
        }
        throw new IllegalStateException("due work does not come to an end at " + clock.instant());
    }

    private void moveTo(Instant instant) {
        if (clock.isStopped()) {
            clock.stopAt(instant);
            return;
        }
        Duration shift = Duration.between(Instant.now(), instant);
        transactions.run(() -> {
            String millis = Long.toString(shift.toMillis());
            int known = jdbc.sql("update setting set setting_value = ? where name = ?")
                    .params(millis, SETTING)
                    .update();
            if (known == 0) {
                jdbc.sql("insert into setting (name, setting_value) values (?, ?)")
                        .params(SETTING, millis)
                        .update();
            }
        });
        clock.shiftTo(shift);
    }
}
