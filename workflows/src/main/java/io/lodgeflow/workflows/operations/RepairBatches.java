package io.lodgeflow.workflows.operations;

import io.lodgeflow.domain.reservation.Identifiers;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.engine.incident.IncidentCause;
import io.lodgeflow.engine.incident.IncidentRecord;
import io.lodgeflow.engine.transaction.WakeUp;
import io.lodgeflow.workflows.operations.RepairBatch.State;
import io.lodgeflow.workflows.transaction.Decisions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Repairs many: all open incidents of one cause tried again, or one repair of chosen bookings. Frozen and shown first, then
 * one is tried, then all, no faster than asked; paused, resumed and stopped at any moment. What runs is run by
 * {@link RepairBatchWork}.
 */
@Component
public class RepairBatches {

    /** Most bookings in one batch. */
    public static final int MOST_BOOKINGS = 10_000;

    private static final int MOST_PER_MINUTE = 60_000;
    private static final int LONGEST_REASON = 300;
    private static final int SEARCHED_AT_ONCE = 500;

    private final RepairBatchStore store;
    private final Incidents incidents;
    private final BookingSearch search;
    private final AuditLog audit;
    private final Identifiers identifiers;
    private final Decisions decisions;
    private final WakeUp wakeUp;
    private final Clock clock;

    RepairBatches(
            RepairBatchStore store,
            Incidents incidents,
            BookingSearch search,
            AuditLog audit,
            Identifiers identifiers,
            Decisions decisions,
            WakeUp wakeUp,
            Clock clock) {
        this.store = store;
        this.incidents = incidents;
        this.search = search;
        this.audit = audit;
        this.identifiers = identifiers;
        this.decisions = decisions;
        this.wakeUp = wakeUp;
        this.clock = clock;
    }

    /** The open incidents of a cause as they are now; those that come later do not belong to it. Nothing is tried yet. */
    public Result<RepairBatch> freezeCause(String fingerprint, String reason, int perMinute, Operator operator) {
        return decisions.decide(() -> allowed(RepairKind.RETRY_NOW, operator)
                .then(granted -> asked(reason, perMinute, operator))
                .then(frozen -> {
                    Optional<IncidentRecord> sample =
                            incidents.openOf(fingerprint, null, 1).stream().findFirst();
                    if (sample.isEmpty()) {
                        return Result.refused(Refusal.notFound("open incident of cause", fingerprint));
                    }
                    int size = store.freezeCause(
                            frozen,
                            fingerprint,
                            IncidentCause.of(sample.get().message()).text());
                    return Result.done(stored(frozen, RepairKind.RETRY_NOW, size));
                }));
    }

    /** Exactly these bookings. What would be done to each is found out next; nothing is done yet. */
    public Result<RepairBatch> freezeBookings(
            List<String> reservationIds, BatchRepair repair, String reason, int perMinute, Operator operator) {
        List<String> ids = reservationIds.stream().distinct().toList();
        if (ids.isEmpty() || ids.size() > MOST_BOOKINGS) {
            return Result.refused(
                    Refusal.invalid("bad_selection", "/reservationIds", "Choose 1 to " + MOST_BOOKINGS + " bookings."));
        }
        return decisions.decide(() -> allowed(repair.kind(), operator)
                .then(granted -> asked(reason, perMinute, operator))
                .map(frozen -> {
                    store.freezeBookings(frozen, repair, ids);
                    wakeUp.afterCommit();
                    return stored(frozen, repair.kind(), ids.size());
                }));
    }

    /** The bookings that this search finds now; those that fit it later do not belong to the batch. */
    public Result<RepairBatch> freezeFound(
            BookingSearch.Criteria criteria, BatchRepair repair, String reason, int perMinute, Operator operator) {
        List<String> ids = new ArrayList<>();
        @Nullable String after = null;
        do {
            BookingSearch.Hits found = search.find(criteria, after, SEARCHED_AT_ONCE);
            found.hits().forEach(hit -> ids.add(hit.reservationId()));
            after = found.next();
        } while (after != null && ids.size() <= MOST_BOOKINGS);
        return freezeBookings(ids, repair, reason, perMinute, operator);
    }

    /** Tries one item; the batch waits for a decision then. */
    public Result<RepairBatch> tryOne(String id, Operator operator) {
        return changed(id, operator, EnumSet.of(State.FROZEN, State.ONE_TRIED), State.TRYING_ONE);
    }

    /** Tries all that are left. */
    public Result<RepairBatch> runAll(String id, Operator operator) {
        return changed(id, operator, EnumSet.of(State.FROZEN, State.ONE_TRIED, State.PAUSED), State.RUNNING);
    }

    /** What runs at this moment ends; nothing more is begun. */
    public Result<RepairBatch> pause(String id, Operator operator) {
        return changed(id, operator, EnumSet.of(State.RUNNING), State.PAUSED);
    }

    /** What was not tried is left as it is, for good. */
    public Result<RepairBatch> stop(String id, Operator operator) {
        return changed(id, operator, EnumSet.complementOf(EnumSet.of(State.STOPPED, State.FINISHED)), State.STOPPED);
    }

    public Optional<RepairBatch> find(String id) {
        return store.find(id);
    }

    public List<RepairBatch> latest(int limit) {
        return store.latest(limit);
    }

    /** In the order in which they are tried. */
    public List<RepairBatch.Item> items(String id, int afterPosition, int limit) {
        return store.items(id, afterPosition, limit);
    }

    private Result<RepairBatchStore.Frozen> asked(String reason, int perMinute, Operator operator) {
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            return Result.refused(Refusal.invalid("reason_missing", "/reason", "Say why, in up to 300 characters."));
        }
        if (perMinute < 1 || perMinute > MOST_PER_MINUTE) {
            return Result.refused(Refusal.invalid(
                    "invalid_rate", "/perMinute", "Between 1 and " + MOST_PER_MINUTE + " tries in a minute."));
        }
        return Result.done(
                new RepairBatchStore.Frozen(identifiers.next("bat"), perMinute, reason, operator, clock.instant()));
    }

    private RepairBatch stored(RepairBatchStore.Frozen frozen, RepairKind kind, int size) {
        audit.append(new AuditEntry(
                frozen.operator(),
                "repair_batch_freeze",
                frozen.batchId(),
                frozen.reason(),
                "",
                "repair=" + kind.word() + " size=" + size));
        return store.find(frozen.batchId()).orElseThrow();
    }

    private Result<RepairBatch> changed(String id, Operator operator, Set<State> from, State to) {
        return decisions.decide(() -> {
            Optional<RepairBatch> found = store.lock(id);
            if (found.isEmpty()) {
                return Result.refused(Refusal.notFound("batch of repairs", id));
            }
            RepairBatch batch = found.get();
            RepairKind kind = batch.repair() == null
                    ? RepairKind.RETRY_NOW
                    : batch.repair().kind();
            return allowed(kind, operator).then(granted -> {
                if (!from.contains(batch.state())) {
                    return Result.refused(Refusal.conflict(
                            "wrong_state", "The batch is " + batch.state() + " and cannot become " + to + "."));
                }
                set(batch, to, operator);
                return Result.done(store.find(id).orElseThrow());
            });
        });
    }

    private void set(RepairBatch batch, State to, Operator operator) {
        store.setState(batch.id(), to, clock.instant());
        store.setOperator(batch.id(), operator);
        if (to == State.STOPPED) {
            store.giveUpSelected(batch.id(), clock.instant());
        }
        audit.append(new AuditEntry(
                operator, "repair_batch", batch.id(), batch.reason(), "state=" + batch.state(), "state=" + to));
        wakeUp.afterCommit();
    }

    private static Result<Boolean> allowed(RepairKind kind, Operator operator) {
        return operator.role().isHeadOffice() && kind.isAllowedTo(operator.role())
                ? Result.done(true)
                : Result.refused(Refusal.forbidden("Your role may not do this to many: " + kind.word() + "."));
    }
}
