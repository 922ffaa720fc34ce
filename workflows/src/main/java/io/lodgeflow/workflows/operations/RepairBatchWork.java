package io.lodgeflow.workflows.operations;

import io.lodgeflow.engine.WorkflowPosition;
import io.lodgeflow.engine.WorkflowPositions;
import io.lodgeflow.engine.incident.IncidentRecord;
import io.lodgeflow.engine.incident.RetryOutcome;
import io.lodgeflow.engine.incident.WorkflowRepairs;
import io.lodgeflow.engine.transaction.BackgroundTask;
import io.lodgeflow.engine.transaction.Transactions;
import io.lodgeflow.workflows.operations.RepairBatch.Item;
import io.lodgeflow.workflows.operations.RepairBatch.ItemState;
import io.lodgeflow.workflows.operations.RepairBatch.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Runs batches of repairs. Work of a cause: an item is marked as running in the transaction that lets its work be tried, then
 * it is tried, then its outcome is stored. Whoever dies in between leaves a running item; its work is run by the background
 * within a minute, and its outcome is read from what became of it. No outcome is written before the work has really run. A
 * chosen booking is repaired by {@link BatchItemRepair}; one that was marked and not repaired is selected again.
 */
@Component
class RepairBatchWork implements BackgroundTask {

    private static final int MOST_AT_ONCE = 100;
    /** A job is run at once; one that is still marked after that was left by a node that died. */
    private static final Duration LEFT_BEHIND = Duration.ofSeconds(90);
    /** The outside world may take long to answer; the item ends as still waiting then. */
    private static final Duration WAITS_FOR_ANSWER = Duration.ofMinutes(5);

    private final RepairBatchStore store;
    private final BatchItemRepair repairs;
    private final WorkflowRepairs workflow;
    private final WorkflowPositions positions;
    private final Transactions transactions;
    private final Clock clock;

    RepairBatchWork(
            RepairBatchStore store,
            BatchItemRepair repairs,
            WorkflowRepairs workflow,
            WorkflowPositions positions,
            Transactions transactions,
            Clock clock) {
        this.store = store;
        this.repairs = repairs;
        this.workflow = workflow;
        this.positions = positions;
        this.transactions = transactions;
        this.clock = clock;
    }

    private record Claimed(RepairBatch batch, Item item, boolean released) {}

    @Override
    public String taskName() {
        return "repair batches";
    }

    @Override
    public Duration pollInterval() {
        return Duration.ofSeconds(1);
    }

    @Override
    public int runOnce() {
        int done = followUp();
        for (String batch : transactions.read(store::toPreview)) {
            done += preview(batch);
        }
        for (String batch : transactions.read(() -> store.dueAt(clock.instant()))) {
            done += run(batch);
        }
        return done;
    }

    private int preview(String batchId) {
        RepairBatch batch = store.find(batchId).orElseThrow();
        BatchRepair repair = Objects.requireNonNull(batch.repair());
        List<Item> items = store.withoutPreview(batchId, MOST_AT_ONCE);
        Operator operator = store.operatorOf(batchId);
        items.forEach(item -> repairs.preview(batchId, item, repair, operator));
        if (items.size() < MOST_AT_ONCE) {
            transactions.run(() -> store.lock(batchId)
                    .filter(locked -> locked.state() == State.PREVIEWING && locked.previewed() == locked.size())
                    .ifPresent(locked -> store.setState(batchId, State.FROZEN, clock.instant())));
        }
        return Math.max(1, items.size());
    }

    private int run(String batchId) {
        int tried = 0;
        while (tried < MOST_AT_ONCE) {
            Optional<Claimed> claimed = transactions.call(() -> claim(batchId));
            if (claimed.isEmpty()) {
                break;
            }
            tryIt(batchId, claimed.get());
            tried++;
        }
        return tried;
    }

    private Optional<Claimed> claim(String batchId) {
        Optional<RepairBatch> locked = store.lock(batchId);
        Instant now = clock.instant();
        if (locked.isEmpty() || !store.dueAt(now).contains(batchId)) {
            return Optional.empty();
        }
        RepairBatch batch = locked.get();
        Optional<Item> next =
                store.claimNext(batchId, now, Duration.ofMinutes(1).dividedBy(batch.perMinute()));
        if (next.isEmpty()) {
            if (runningOf(batch) == 0) {
                store.setState(batchId, State.FINISHED, now);
            }
            return Optional.empty();
        }
        if (batch.state() == State.TRYING_ONE) {
            store.setState(batchId, State.ONE_TRIED, now);
        }
        return next.map(item -> new Claimed(
                batch,
                item,
                batch.repair() == null && workflow.release(Objects.requireNonNull(item.workId()), item.kind())));
    }

    private static int runningOf(RepairBatch batch) {
        return batch.items().getOrDefault(ItemState.RUNNING, 0);
    }

    private void tryIt(String batchId, Claimed claimed) {
        Item item = claimed.item();
        BatchRepair repair = claimed.batch().repair();
        if (repair != null) {
            repairs.perform(batchId, item, repair, claimed.batch().reason(), store.operatorOf(batchId))
                    .ifPresent(state -> transactions.run(() -> finishIfLast(batchId)));
            return;
        }
        RetryOutcome outcome = claimed.released()
                ? workflow.runNow(Objects.requireNonNull(item.workId()), item.kind())
                : RetryOutcome.of(RetryOutcome.State.GONE);
        if (outcome.state() != RetryOutcome.State.STILL_WAITING) {
            end(batchId, item, outcome);
        }
    }

    /** Items whose outcome was not known at once. */
    private int followUp() {
        int ended = 0;
        Instant now = clock.instant();
        for (RepairBatchStore.Running running : transactions.read(() -> store.running(now, MOST_AT_ONCE))) {
            Item item = running.item();
            Instant started = Objects.requireNonNull(item.startedAt());
            if (item.workId() == null) {
                ended += leftBehind(running, started, now);
                continue;
            }
            if (item.kind() == IncidentRecord.Kind.JOB && started.isAfter(now.minus(LEFT_BEHIND))) {
                continue;
            }
            RetryOutcome outcome = workflow.outcomeOf(item.workId(), item.kind());
            if (outcome.state() == RetryOutcome.State.STILL_WAITING && started.isAfter(now.minus(WAITS_FOR_ANSWER))) {
                continue;
            }
            end(
                    running.batchId(),
                    item,
                    leftOtherwise(item, outcome) ? RetryOutcome.of(RetryOutcome.State.GONE) : outcome);
            ended++;
        }
        return ended;
    }

    /** Whoever had it in hand has not repaired it. If they only are late, their repair is rolled back. */
    private int leftBehind(RepairBatchStore.Running running, Instant started, Instant now) {
        if (started.isAfter(now.minus(LEFT_BEHIND))) {
            return 0;
        }
        transactions.run(() -> {
            RepairBatch batch = store.lock(running.batchId()).orElseThrow();
            store.putBack(
                    running.batchId(),
                    running.item().position(),
                    batch.state() == State.STOPPED ? ItemState.NOT_TRIED : ItemState.SELECTED);
        });
        return 1;
    }

    /** The work is gone, but its step was interrupted: it did not recover. */
    private boolean leftOtherwise(Item item, RetryOutcome outcome) {
        return outcome.state() == RetryOutcome.State.RECOVERED
                && positions.of(item.reservationId()).way().stream()
                        .filter(visit -> visit.step().equals(item.step()))
                        .reduce((first, second) -> second)
                        .filter(WorkflowPosition.Visit::canceled)
                        .isPresent();
    }

    private void end(String batchId, Item item, RetryOutcome outcome) {
        transactions.run(() -> {
            store.lock(batchId);
            store.end(batchId, item.position(), stateOf(outcome), outcome.detail(), clock.instant());
            finishIfLast(batchId);
        });
    }

    private void finishIfLast(String batchId) {
        store.lock(batchId)
                .filter(batch -> batch.open() == 0 && !batch.state().isOver())
                .ifPresent(batch -> store.setState(batchId, State.FINISHED, clock.instant()));
    }

    static ItemState stateOf(RetryOutcome outcome) {
        return switch (outcome.state()) {
            case RECOVERED -> ItemState.RECOVERED;
            case FAILED_AGAIN -> ItemState.FAILED_AGAIN;
            case STILL_WAITING -> ItemState.STILL_WAITING;
            case GONE -> ItemState.GONE;
        };
    }
}
