package io.lodgeflow.workflows.operations;

import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.engine.incident.RetryOutcome;
import io.lodgeflow.engine.incident.RetryOutcome.State;
import io.lodgeflow.engine.incident.WorkflowRepairs.FailedWork;
import io.lodgeflow.engine.transaction.Transactions;
import io.lodgeflow.workflows.operations.RepairBatch.Item;
import io.lodgeflow.workflows.operations.RepairBatch.ItemState;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * One chosen booking of a batch: what would be done to it, and doing it. The item ends in the transaction of its repair,
 * so that a repair is done once, whoever dies or is late.
 */
@Component
class BatchItemRepair {

    private static final Logger LOG = LoggerFactory.getLogger(BatchItemRepair.class);
    private static final int LONGEST_PREVIEW = 1000;

    private final RepairBatchStore store;
    private final RepairDesk desk;
    private final Transactions transactions;
    private final Clock clock;

    BatchItemRepair(RepairBatchStore store, RepairDesk desk, Transactions transactions, Clock clock) {
        this.store = store;
        this.desk = desk;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Another node has ended the item, or has it in hand. */
    private static final class TakenByAnother extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** A booking of which it cannot be said counts as refused; the others are previewed all the same. */
    void preview(String batchId, Item item, BatchRepair repair, Operator operator) {
        String text;
        boolean refused = false;
        try {
            switch (desk.preview(item.reservationId(), repair.repair(), operator)) {
                case Result.Done<RepairPreview>(RepairPreview preview) -> text = text(preview);
                case Result.Refused<RepairPreview>(Refusal refusal) -> {
                    text = refusal.detail();
                    refused = true;
                }
            }
        } catch (RuntimeException broken) {
            LOG.warn("preview of {} of {} broke", repair.kind(), item.reservationId(), broken);
            text = String.valueOf(broken.getMessage());
            refused = true;
        }
        String said = text.length() <= LONGEST_PREVIEW ? text : text.substring(0, LONGEST_PREVIEW);
        boolean against = refused;
        transactions.run(() -> store.setPreview(batchId, item.position(), said, against));
    }

    private static String text(RepairPreview preview) {
        return preview.effects().stream()
                .map(effect -> effect.amount() == null ? effect.text() : effect.text() + " (" + effect.amount() + ")")
                .collect(Collectors.joining(" "));
    }

    /** @return what has become of the item; absent as long as work that was tried again has not ended, or another has it */
    Optional<ItemState> perform(String batchId, Item item, BatchRepair repair, String reason, Operator operator) {
        try {
            return switch (desk.perform(
                    item.reservationId(),
                    repair.repair(),
                    reason,
                    null,
                    operator,
                    released -> record(batchId, item, released))) {
                case Result.Refused<RepairOutcome> refused ->
                    ended(batchId, item, ItemState.REFUSED, refused.refusal().detail());
                case Result.Done<RepairOutcome>(RepairOutcome outcome) ->
                    outcome.retried() == null ? Optional.of(ItemState.DONE) : ended(batchId, item, outcome.retried());
            };
        } catch (TakenByAnother late) {
            return Optional.empty();
        } catch (RuntimeException broken) {
            LOG.warn("{} of {} in batch {} broke", repair.kind(), item.reservationId(), batchId, broken);
            return ended(batchId, item, ItemState.FAILED, String.valueOf(broken.getMessage()));
        }
    }

    private void record(String batchId, Item item, List<FailedWork> released) {
        boolean mine = released.isEmpty()
                ? store.end(batchId, item.position(), ItemState.DONE, "", clock.instant())
                : store.released(batchId, item.position(), released.getFirst());
        if (!mine) {
            throw new TakenByAnother();
        }
    }

    private Optional<ItemState> ended(String batchId, Item item, RetryOutcome outcome) {
        return outcome.state() == State.STILL_WAITING
                ? Optional.empty()
                : ended(batchId, item, RepairBatchWork.stateOf(outcome), outcome.detail());
    }

    private Optional<ItemState> ended(String batchId, Item item, ItemState state, String detail) {
        transactions.run(() -> store.end(batchId, item.position(), state, detail, clock.instant()));
        return Optional.of(state);
    }
}
