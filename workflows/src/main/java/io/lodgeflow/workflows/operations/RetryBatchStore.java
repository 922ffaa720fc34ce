package io.lodgeflow.workflows.operations;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Port to stored retry batches. All methods take part in the running transaction. */
public interface RetryBatchStore {

    /**
     * Freezes the open incidents of the cause as they are now.
     *
     * @return how many that are
     */
    int freeze(
            String batchId,
            String fingerprint,
            String cause,
            int perMinute,
            String reason,
            String createdBy,
            Instant at);

    Optional<RetryBatch> find(String id);

    /** Nobody else changes the batch until the transaction ends. */
    Optional<RetryBatch> lock(String id);

    /** Newest first. */
    List<RetryBatch> latest(int limit);

    List<RetryBatch.Item> items(String batchId, int afterPosition, int limit);

    void setState(String batchId, RetryBatch.State state, Instant at);

    /** Batches that may try an item now, by their rate. */
    List<String> dueAt(Instant now);

    /**
     * The next selected item, marked as running.
     *
     * @param pause how long one try stands for: tries of a second may come together, over a longer time no more than that
     */
    Optional<RetryBatch.Item> claimNext(String batchId, Instant now, Duration pause);

    /** Items that run, with their batch's id, started before then. */
    List<Running> running(Instant startedBefore, int limit);

    record Running(String batchId, RetryBatch.Item item) {}

    /** Does nothing unless the item runs. */
    void end(String batchId, int position, RetryBatch.ItemState state, String detail, Instant at);

    /** Selected items that will not be tried any more. */
    void giveUpSelected(String batchId, Instant at);
}
