package io.lodgeflow.workflows.operations;

import io.lodgeflow.engine.incident.WorkflowRepairs.FailedWork;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Port to stored batches of repairs. All methods take part in the running transaction. */
public interface RepairBatchStore {

    /** What is said of a batch when it is frozen. */
    record Frozen(String batchId, int perMinute, String reason, Operator operator, Instant at) {}

    /**
     * Freezes the open incidents of the cause as they are now.
     *
     * @return how many that are
     */
    int freezeCause(Frozen batch, String fingerprint, String cause);

    /** Freezes these bookings, in this order; each once. */
    void freezeBookings(Frozen batch, BatchRepair repair, List<String> reservationIds);

    Optional<RepairBatch> find(String id);

    /** Nobody else changes the batch until the transaction ends. */
    Optional<RepairBatch> lock(String id);

    /** Newest first. */
    List<RepairBatch> latest(int limit);

    List<RepairBatch.Item> items(String batchId, int afterPosition, int limit);

    void setState(String batchId, RepairBatch.State state, Instant at);

    /** From now on it runs in their name. */
    void setOperator(String batchId, Operator operator);

    Operator operatorOf(String batchId);

    /** Batches whose items are still to be previewed. */
    List<String> toPreview();

    List<RepairBatch.Item> withoutPreview(String batchId, int limit);

    void setPreview(String batchId, int position, String text, boolean refused);

    /** Batches that may try an item now, by their rate. */
    List<String> dueAt(Instant now);

    /**
     * The next selected item, marked as running.
     *
     * @param pause how long one try stands for: tries of a second may come together, over a longer time no more than that
     */
    Optional<RepairBatch.Item> claimNext(String batchId, Instant now, Duration pause);

    /** Items that run, with their batch's id, started before then. */
    List<Running> running(Instant startedBefore, int limit);

    record Running(String batchId, RepairBatch.Item item) {}

    /** @return false, and nothing is done, unless the item runs */
    boolean end(String batchId, int position, RepairBatch.ItemState state, String detail, Instant at);

    /**
     * The repair of a running item has let this work be tried again; what becomes of it is asked later.
     *
     * @return false, and nothing is done, unless the item runs and has no such work yet
     */
    boolean released(String batchId, int position, FailedWork work);

    /** A running item whose repair was not done goes back to where it was before, or is given up with its batch. */
    void putBack(String batchId, int position, RepairBatch.ItemState state);

    /** Selected items that will not be tried any more. */
    void giveUpSelected(String batchId, Instant at);
}
