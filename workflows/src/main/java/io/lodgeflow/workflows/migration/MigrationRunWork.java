package io.lodgeflow.workflows.migration;

import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.engine.transaction.BackgroundTask;
import io.lodgeflow.engine.transaction.Transactions;
import io.lodgeflow.engine.version.MigrationEffect;
import io.lodgeflow.engine.version.VersionChange;
import io.lodgeflow.engine.version.VersionMigration;
import io.lodgeflow.engine.version.VersionMigration.Busy;
import io.lodgeflow.workflows.migration.MigrationRun.Item;
import io.lodgeflow.workflows.migration.MigrationRun.ItemState;
import io.lodgeflow.workflows.migration.MigrationRun.State;
import io.lodgeflow.workflows.migration.MigrationRunStore.Turn;
import io.lodgeflow.workflows.operations.AuditEntry;
import io.lodgeflow.workflows.operations.AuditLog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;

/**
 * Moves workflows one by one. Each is moved in one transaction with the state of its item, its counters, its line in the
 * audit log and its note: whoever dies before the commit has moved nothing, whoever dies after it has nothing left to do,
 * and two nodes take turns by the lock of the run.
 */
@Component
class MigrationRunWork implements BackgroundTask {

    private static final Logger LOG = LoggerFactory.getLogger(MigrationRunWork.class);
    private static final int MOST_AT_ONCE = 100;
    private static final Duration PAUSE_WHEN_BUSY = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    /** What fails so often without being busy fails for a reason of its own. */
    private static final int MOST_FAILURES = 5;

    private final MigrationRunStore store;
    private final VersionMigration migration;
    private final Reservations reservations;
    private final AuditLog audit;
    private final Transactions transactions;
    private final Clock clock;

    MigrationRunWork(
            MigrationRunStore store,
            VersionMigration migration,
            Reservations reservations,
            AuditLog audit,
            Transactions transactions,
            Clock clock) {
        this.store = store;
        this.migration = migration;
        this.reservations = reservations;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Rolls a refused migration back. */
    private static final class NotMoved extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotMoved(String why) {
            super(why);
        }
    }

    @Override
    public String taskName() {
        return "migration runs";
    }

    @Override
    public Duration pollInterval() {
        return Duration.ofSeconds(1);
    }

    @Override
    public int runOnce() {
        int done = 0;
        for (String run : transactions.read(() -> store.dueAt(clock.instant()))) {
            for (int turns = 0; turns < MOST_AT_ONCE && takeTurn(run); turns++) {
                done++;
            }
        }
        return done;
    }

    /** False if no turn is to be taken now. */
    private boolean takeTurn(String run) {
        AtomicReference<Item> taken = new AtomicReference<>();
        try {
            return transactions.call(() -> turn(run, taken));
        } catch (NotMoved refused) {
            return afterwards(
                    run,
                    taken,
                    item -> store.end(
                            run,
                            item.position(),
                            ItemState.REFUSED,
                            String.valueOf(refused.getMessage()),
                            clock.instant()));
        } catch (Busy | ConcurrencyFailureException busy) {
            return afterwards(
                    run,
                    taken,
                    item -> store.postpone(
                            run,
                            item.position(),
                            "Its workflow is busy",
                            clock.instant().plus(pause(item))));
        } catch (RuntimeException failed) {
            LOG.warn("a workflow of migration run {} could not be moved", run, failed);
            return afterwards(run, taken, item -> failed(run, item, String.valueOf(failed.getMessage())));
        }
    }

    private boolean turn(String run, AtomicReference<Item> taken) {
        Instant now = clock.instant();
        Optional<Turn> locked = store.lock(run);
        if (locked.isEmpty() || !store.dueAt(now).contains(run)) {
            return false;
        }
        Optional<Item> next = store.next(run, now);
        if (next.isEmpty()) {
            if (store.isDone(run)) {
                store.setState(run, State.FINISHED, now);
            }
            return false;
        }
        taken.set(next.get());
        move(locked.get(), next.get(), now);
        spent(locked.get(), now);
        return true;
    }

    private void move(Turn run, Item item, Instant now) {
        VersionChange change = run.change();
        var booking = reservations.lock(item.reservationId());
        Optional<MigrationEffect> effect = migration.migrate(change, item.instanceId());
        if (effect.isEmpty()) {
            store.end(run.id(), item.position(), ItemState.GONE, "", now);
            return;
        }
        if (!effect.get().isAllowed()) {
            throw new NotMoved(String.join("; ", effect.get().refusals()));
        }
        booking.ifPresent(reservation -> reservation.noteRepair(
                "The workflow '" + change.process() + "' of this booking goes on in version " + change.toVersion()
                        + " instead of " + change.fromVersion() + ": " + run.reason(),
                run.startedBy().actor(),
                now));
        reservations.flush();
        store.end(run.id(), item.position(), ItemState.MIGRATED, "", now);
        audit.append(new AuditEntry(
                run.startedBy(),
                "migrate",
                item.reservationId(),
                run.reason(),
                "process=" + change.process() + " version=" + change.fromVersion(),
                "process=" + change.process() + " version=" + change.toVersion() + " run=" + run.id()));
    }

    private void spent(Turn run, Instant now) {
        store.spend(run.id(), now, Duration.ofMinutes(1).dividedBy(run.perMinute()));
        if (run.state() == State.TRYING_ONE) {
            store.setState(run.id(), State.ONE_TRIED, now);
        } else if (store.isDone(run.id())) {
            store.setState(run.id(), State.FINISHED, now);
        }
    }

    private interface Outcome {
        void write(Item item);
    }

    /** The turn was rolled back: what it came to is written on its own. False if it failed before it had an item. */
    private boolean afterwards(String run, AtomicReference<Item> taken, Outcome outcome) {
        Item item = taken.get();
        if (item == null) {
            return false;
        }
        transactions.run(() -> store.lock(run).ifPresent(locked -> {
            outcome.write(item);
            if (!locked.state().isOver()) {
                spent(locked, clock.instant());
            }
        }));
        return true;
    }

    private void failed(String run, Item item, String why) {
        if (item.tries() + 1 >= MOST_FAILURES) {
            store.end(run, item.position(), ItemState.REFUSED, why, clock.instant());
        } else {
            store.postpone(run, item.position(), why, clock.instant().plus(pause(item)));
        }
    }

    private static Duration pause(Item item) {
        Duration pause = PAUSE_WHEN_BUSY.multipliedBy(1L << Math.min(item.tries(), 8));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }
}
