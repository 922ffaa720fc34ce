package io.lodgeflow.workflows.campaign;

import io.lodgeflow.domain.identity.Role;
import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.domain.words.Sentence;
import io.lodgeflow.engine.version.MigrationCheck;
import io.lodgeflow.engine.version.MigrationEffect;
import io.lodgeflow.engine.version.VersionChange;
import io.lodgeflow.engine.version.VersionMigration;
import io.lodgeflow.engine.version.VersionMigration.Busy;
import io.lodgeflow.workflows.audit.AuditLog.AuditEntry;
import io.lodgeflow.workflows.audit.Operator;
import io.lodgeflow.workflows.campaign.Campaign.Kind;
import io.lodgeflow.workflows.campaign.Campaign.Move;
import io.lodgeflow.workflows.campaign.Campaign.State;
import io.lodgeflow.workflows.campaign.Campaign.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;

/**
 * Moves the running workflows of one version to another. For operations and admins only. Each is moved in its turn, in one
 * transaction with the state of its item, its counters, its line in the audit log and its note.
 */
@Component
public class MigrationRuns extends Campaigns<CampaignItem> {

    /** What can become of a workflow. */
    public static final Set<CampaignItem.State> ITEM_STATES = Collections.unmodifiableSet(EnumSet.of(
            CampaignItem.State.SELECTED,
            CampaignItem.State.WAITING,
            CampaignItem.State.MIGRATED,
            CampaignItem.State.REFUSED,
            CampaignItem.State.GONE,
            CampaignItem.State.NOT_TRIED));

    private static final Logger LOG = LoggerFactory.getLogger(MigrationRuns.class);
    private static final Duration PAUSE_WHEN_BUSY = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    /** What fails so often without being busy fails for a reason of its own. */
    private static final int MOST_FAILURES = 5;

    private final VersionChanges changes;
    private final VersionMigration migration;
    private final Reservations reservations;

    MigrationRuns(Ports ports, VersionChanges changes, VersionMigration migration, Reservations reservations) {
        super(Kind.MOVE, ports);
        this.changes = changes;
        this.migration = migration;
        this.reservations = reservations;
    }

    /** Rolls a refused migration back. */
    private static final class NotMoved extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotMoved(String why) {
            super(why);
        }
    }

    public static boolean isAllowedTo(Role role) {
        return role == Role.OPERATIONS || role == Role.ADMIN;
    }

    /** As the API and the audit log write it. */
    public static String word(State state) {
        return state == State.FROZEN ? "PREPARED" : state.name();
    }

    public static VersionChange changeOf(Campaign run) {
        return ((Move) run.task()).change();
    }

    /**
     * Selects the workflows that run in the old version now; those started there later do not belong to it. Nothing is
     * moved yet. Refused while the check names something that blocks, or another run of the process is not over.
     */
    public Result<Campaign> prepare(VersionChange change, String reason, int perMinute, Operator operator) {
        return asked(reason, perMinute, "invalid_rate")
                .then(granted -> decisions.decide(() -> allowed(null, operator)
                        .then(permitted -> changes.checked(change))
                        .then(check -> prepared(check, reason, perMinute, operator))));
    }

    private Result<Campaign> prepared(MigrationCheck check, String reason, int perMinute, Operator operator) {
        VersionChange change = check.change();
        if (!check.isAllowed()) {
            return Result.refused(VersionChanges.blocked(check));
        }
        store.lockBeginningOfMoves();
        Optional<String> open = store.openMoveOf(change.process());
        if (open.isPresent()) {
            return Result.refused(Refusal.conflict("already_migrating", open.get()));
        }
        String id = newId();
        int size = store.selectWorkflows(id, change);
        if (size == 0) {
            return Result.refused(Refusal.conflict("nothing_to_migrate", change.fromVersion()));
        }
        add(id, new Move(change), State.FROZEN, size, perMinute, reason, operator);
        audit.append(new AuditEntry(
                operator,
                "migration_prepare",
                id,
                reason,
                "process=" + change.process() + " version=" + change.fromVersion(),
                "version=" + change.toVersion() + " size=" + size + renamed(change)));
        return find(id);
    }

    private static String renamed(VersionChange change) {
        String text = change.renamedAsText().replace('\n', ' ');
        return text.isEmpty() ? "" : " " + (text.length() <= 1500 ? text : text.substring(0, 1500));
    }

    @Override
    protected Result<Operator> allowed(@Nullable Task task, Operator operator) {
        return isAllowedTo(operator.role()) ? Result.done(operator) : Result.refused(Refusal.forbidden("versions"));
    }

    @Override
    protected AuditEntry steering(Campaign run, State to, Operator operator) {
        return new AuditEntry(
                operator, "migration_run", run.id(), run.reason(), "state=" + word(run.state()), "state=" + word(to));
    }

    @Override
    protected Refusal wrongState(Campaign run, State to) {
        return Refusal.conflict("wrong_state.run", word(run.state()), word(to));
    }

    @Override
    public String taskName() {
        return "migration runs";
    }

    @Override
    protected Optional<CampaignItem> next(Campaign run, Instant now) {
        return store.next(run.id(), now);
    }

    @Override
    protected boolean begin(Campaign run, CampaignItem item, Instant now) {
        VersionChange change = changeOf(run);
        Operator operator = Objects.requireNonNull(run.operator());
        var booking = reservations.lock(item.reservationId());
        Optional<MigrationEffect> effect = migration.migrate(change, Objects.requireNonNull(item.workId()));
        if (effect.isEmpty()) {
            store.end(run.id(), item.position(), CampaignItem.State.GONE, CampaignItem.NOTHING, now);
            return false;
        }
        if (!effect.get().isAllowed()) {
            throw new NotMoved(String.join("; ", effect.get().refusals()));
        }
        booking.ifPresent(reservation -> reservation.noteRepair(
                Sentence.of(
                        "history.version_changed",
                        change.process(),
                        change.toVersion(),
                        change.fromVersion(),
                        run.reason()),
                operator.actor(),
                now));
        reservations.flush();
        store.end(run.id(), item.position(), CampaignItem.State.MIGRATED, CampaignItem.NOTHING, now);
        audit.append(new AuditEntry(
                operator,
                "migrate",
                item.reservationId(),
                run.reason(),
                "process=" + change.process() + " version=" + change.fromVersion(),
                "process=" + change.process() + " version=" + change.toVersion() + " run=" + run.id()));
        return false;
    }

    @Override
    protected void failed(Campaign run, CampaignItem item, RuntimeException why) {
        Instant now = clock.instant();
        Sentence message = Sentence.said(String.valueOf(why.getMessage()));
        switch (why) {
            case NotMoved refused -> store.end(run.id(), item.position(), CampaignItem.State.REFUSED, message, now);
            case Busy busy ->
                store.postpone(run.id(), item.position(), Sentence.of("campaign.busy"), now.plus(pause(item)));
            case ConcurrencyFailureException busy ->
                store.postpone(run.id(), item.position(), Sentence.of("campaign.busy"), now.plus(pause(item)));
            default -> {
                LOG.warn("a workflow of migration run {} could not be moved", run.id(), why);
                if (item.tries() + 1 >= MOST_FAILURES) {
                    store.end(run.id(), item.position(), CampaignItem.State.REFUSED, message, now);
                } else {
                    store.postpone(run.id(), item.position(), message, now.plus(pause(item)));
                }
            }
        }
    }

    private static Duration pause(CampaignItem item) {
        Duration pause = PAUSE_WHEN_BUSY.multipliedBy(1L << Math.min(item.tries(), 8));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }
}
