package io.lodgeflow.workflows.operations;

import io.lodgeflow.domain.reservation.Identifiers;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.workflows.operations.RetryBatch.State;
import io.lodgeflow.workflows.transaction.Transactions;
import io.lodgeflow.workflows.transaction.WakeUp;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Retries all open incidents of one cause: frozen and shown first, then one is tried, then all, no faster than asked;
 * paused, resumed and stopped at any moment. What runs is run by {@link RetryBatchWork}.
 */
@Component
public class RetryBatches {

    private static final int MOST_PER_MINUTE = 60_000;
    private static final int LONGEST_REASON = 300;

    private final RetryBatchStore store;
    private final Incidents incidents;
    private final AuditLog audit;
    private final Identifiers identifiers;
    private final Transactions transactions;
    private final WakeUp wakeUp;
    private final Clock clock;

    RetryBatches(
            RetryBatchStore store,
            Incidents incidents,
            AuditLog audit,
            Identifiers identifiers,
            Transactions transactions,
            WakeUp wakeUp,
            Clock clock) {
        this.store = store;
        this.incidents = incidents;
        this.audit = audit;
        this.identifiers = identifiers;
        this.transactions = transactions;
        this.wakeUp = wakeUp;
        this.clock = clock;
    }

    /** The selection as it is now; incidents that come later do not belong to it. Nothing is tried yet. */
    public Result<RetryBatch> freeze(String fingerprint, String reason, int perMinute, Operator operator) {
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            return Result.refused(Refusal.invalid("reason_missing", "/reason", "Say why, in up to 300 characters."));
        }
        if (perMinute < 1 || perMinute > MOST_PER_MINUTE) {
            return Result.refused(Refusal.invalid(
                    "invalid_rate", "/perMinute", "Between 1 and " + MOST_PER_MINUTE + " tries in a minute."));
        }
        return transactions.decide(() -> allowed(operator).then(granted -> {
            Optional<IncidentRecord> sample =
                    incidents.openOf(fingerprint, null, 1).stream().findFirst();
            if (sample.isEmpty()) {
                return Result.refused(Refusal.notFound("open incident of cause", fingerprint));
            }
            Instant now = clock.instant();
            String id = identifiers.next("rtb");
            String cause = IncidentCause.of(sample.get().message()).text();
            int size = store.freeze(
                    id, fingerprint, cause, perMinute, reason, operator.actor().name(), now);
            audit.append(new AuditEntry(operator, "retry_batch_freeze", id, reason, "", "size=" + size));
            return Result.done(store.find(id).orElseThrow());
        }));
    }

    /** Tries one item; the batch waits for a decision then. */
    public Result<RetryBatch> tryOne(String id, Operator operator) {
        return changed(id, operator, EnumSet.of(State.FROZEN, State.ONE_TRIED), State.TRYING_ONE);
    }

    /** Tries all that are left. */
    public Result<RetryBatch> runAll(String id, Operator operator) {
        return changed(id, operator, EnumSet.of(State.FROZEN, State.ONE_TRIED, State.PAUSED), State.RUNNING);
    }

    /** What runs at this moment ends; nothing more is begun. */
    public Result<RetryBatch> pause(String id, Operator operator) {
        return changed(id, operator, EnumSet.of(State.RUNNING), State.PAUSED);
    }

    /** What was not tried is left as it is, for good. */
    public Result<RetryBatch> stop(String id, Operator operator) {
        return changed(
                id,
                operator,
                EnumSet.of(State.FROZEN, State.TRYING_ONE, State.ONE_TRIED, State.RUNNING, State.PAUSED),
                State.STOPPED);
    }

    public Optional<RetryBatch> find(String id) {
        return store.find(id);
    }

    public List<RetryBatch> latest(int limit) {
        return store.latest(limit);
    }

    /** In the order in which they are tried. */
    public List<RetryBatch.Item> items(String id, int afterPosition, int limit) {
        return store.items(id, afterPosition, limit);
    }

    private Result<RetryBatch> changed(String id, Operator operator, Set<State> from, State to) {
        return transactions.decide(() -> allowed(operator).then(granted -> {
            Optional<RetryBatch> found = store.lock(id);
            if (found.isEmpty()) {
                return Result.refused(Refusal.notFound("retry batch", id));
            }
            RetryBatch batch = found.get();
            if (!from.contains(batch.state())) {
                return Result.refused(Refusal.conflict(
                        "wrong_state", "The batch is " + batch.state() + " and cannot become " + to + "."));
            }
            Instant now = clock.instant();
            store.setState(id, to, now);
            if (to == State.STOPPED) {
                store.giveUpSelected(id, now);
            }
            audit.append(new AuditEntry(
                    operator, "retry_batch", id, batch.reason(), "state=" + batch.state(), "state=" + to));
            wakeUp.afterCommit();
            return Result.done(store.find(id).orElseThrow());
        }));
    }

    private static Result<Boolean> allowed(Operator operator) {
        return RepairKind.RETRY_NOW.isAllowedTo(operator.role())
                ? Result.done(true)
                : Result.refused(Refusal.forbidden("Your role may not retry."));
    }
}
