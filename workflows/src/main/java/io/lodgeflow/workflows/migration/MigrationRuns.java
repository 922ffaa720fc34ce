package io.lodgeflow.workflows.migration;

import io.lodgeflow.domain.guest.Role;
import io.lodgeflow.domain.reservation.Identifiers;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.engine.transaction.Transactions;
import io.lodgeflow.engine.transaction.WakeUp;
import io.lodgeflow.engine.version.MigrationCheck;
import io.lodgeflow.engine.version.VersionChange;
import io.lodgeflow.workflows.migration.MigrationRun.State;
import io.lodgeflow.workflows.migration.MigrationRunStore.Turn;
import io.lodgeflow.workflows.operations.AuditEntry;
import io.lodgeflow.workflows.operations.AuditLog;
import io.lodgeflow.workflows.operations.Operator;
import io.lodgeflow.workflows.transaction.Decisions;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Moves the running workflows of one version to another: checked, selected, one first, then all at a limited rate; paused,
 * resumed and stopped at any moment. What runs is run by {@link MigrationRunWork}. For operations and admins only.
 */
@Component
public class MigrationRuns {

    private static final int MOST_PER_MINUTE = 60_000;
    private static final int LONGEST_REASON = 300;

    private final MigrationRunStore store;
    private final VersionChanges changes;
    private final AuditLog audit;
    private final Identifiers identifiers;
    private final Transactions transactions;
    private final Decisions decisions;
    private final WakeUp wakeUp;
    private final Clock clock;

    MigrationRuns(
            MigrationRunStore store,
            VersionChanges changes,
            AuditLog audit,
            Identifiers identifiers,
            Transactions transactions,
            Decisions decisions,
            WakeUp wakeUp,
            Clock clock) {
        this.store = store;
        this.changes = changes;
        this.audit = audit;
        this.identifiers = identifiers;
        this.transactions = transactions;
        this.decisions = decisions;
        this.wakeUp = wakeUp;
        this.clock = clock;
    }

    public static boolean isAllowedTo(Role role) {
        return role == Role.OPERATIONS || role == Role.ADMIN;
    }

    /**
     * Selects the workflows that run in the old version now; those started there later do not belong to it. Nothing is
     * moved yet. Refused while the check names something that blocks, or another run of the process is not over.
     */
    public Result<MigrationRun> prepare(VersionChange change, String reason, int perMinute, Operator operator) {
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            return Result.refused(Refusal.invalid("reason_missing", "/reason", "Say why, in up to 300 characters."));
        }
        if (perMinute < 1 || perMinute > MOST_PER_MINUTE) {
            return Result.refused(Refusal.invalid(
                    "invalid_rate", "/perMinute", "Between 1 and " + MOST_PER_MINUTE + " in a minute."));
        }
        return decisions.decide(() -> allowed(operator)
                .then(granted -> changes.checked(change))
                .then(check -> prepared(check, reason, perMinute, operator)));
    }

    private Result<MigrationRun> prepared(MigrationCheck check, String reason, int perMinute, Operator operator) {
        VersionChange change = check.change();
        if (!check.isAllowed()) {
            return Result.refused(VersionChanges.blocked(check));
        }
        store.lockBeginning();
        Optional<String> open = store.openOf(change.process());
        if (open.isPresent()) {
            return Result.refused(Refusal.conflict(
                    "already_migrating", "The run " + open.get() + " of this process is not over yet."));
        }
        Instant now = clock.instant();
        String id = identifiers.next("mig");
        int size = store.prepare(id, change, perMinute, reason, operator, now);
        if (size == 0) {
            return Result.refused(Refusal.conflict(
                    "nothing_to_migrate", "No workflow runs in version " + change.fromVersion() + "."));
        }
        audit.append(new AuditEntry(
                operator,
                "migration_prepare",
                id,
                reason,
                "process=" + change.process() + " version=" + change.fromVersion(),
                "version=" + change.toVersion() + " size=" + size + renamed(change)));
        return Result.done(store.find(id).orElseThrow());
    }

    private static String renamed(VersionChange change) {
        String text = change.renamedAsText().replace('\n', ' ');
        return text.isEmpty() ? "" : " " + (text.length() <= 1500 ? text : text.substring(0, 1500));
    }

    /** Moves one; the run waits for a decision then. */
    public Result<MigrationRun> tryOne(String id, Operator operator) {
        return changed(id, operator, EnumSet.of(State.PREPARED, State.ONE_TRIED), State.TRYING_ONE);
    }

    /** Moves all that are left. */
    public Result<MigrationRun> runAll(String id, Operator operator) {
        return changed(id, operator, EnumSet.of(State.PREPARED, State.ONE_TRIED, State.PAUSED), State.RUNNING);
    }

    /** The one that is being moved ends; no other is begun. */
    public Result<MigrationRun> pause(String id, Operator operator) {
        return changed(id, operator, EnumSet.of(State.RUNNING), State.PAUSED);
    }

    /** What was not moved stays in its version, for good or until another run. */
    public Result<MigrationRun> stop(String id, Operator operator) {
        return changed(
                id,
                operator,
                EnumSet.of(State.PREPARED, State.TRYING_ONE, State.ONE_TRIED, State.RUNNING, State.PAUSED),
                State.STOPPED);
    }

    public Result<MigrationRun> find(String id) {
        return transactions
                .read(() -> store.find(id))
                .<Result<MigrationRun>>map(Result::done)
                .orElseGet(() -> notFound(id));
    }

    /** Newest first. */
    public List<MigrationRun> latest(int limit) {
        return transactions.read(() -> store.latest(limit));
    }

    /** In the order in which they were selected. */
    public Result<List<MigrationRun.Item>> items(String id, int afterPosition, int limit) {
        return find(id).map(run -> transactions.read(() -> store.items(id, afterPosition, limit)));
    }

    private Result<MigrationRun> changed(String id, Operator operator, Set<State> from, State to) {
        return decisions.decide(() -> allowed(operator).then(granted -> {
            Optional<Turn> found = store.lock(id);
            if (found.isEmpty()) {
                return notFound(id);
            }
            Turn run = found.get();
            if (!from.contains(run.state())) {
                return Result.refused(Refusal.conflict(
                        "wrong_state", "The run is " + run.state() + " and cannot become " + to + "."));
            }
            Instant now = clock.instant();
            store.setState(id, to, now);
            if (to == State.STOPPED) {
                store.giveUp(id, now);
            }
            audit.append(
                    new AuditEntry(operator, "migration_run", id, run.reason(), "state=" + run.state(), "state=" + to));
            wakeUp.afterCommit();
            return Result.done(store.find(id).orElseThrow());
        }));
    }

    private static Result<MigrationRun> notFound(String id) {
        return Result.refused(Refusal.notFound("migration run", id));
    }

    private static Result<Operator> allowed(Operator operator) {
        return isAllowedTo(operator.role())
                ? Result.done(operator)
                : Result.refused(Refusal.forbidden("Only operations and admins move bookings to another version."));
    }
}
