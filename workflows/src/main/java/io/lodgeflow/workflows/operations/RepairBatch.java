package io.lodgeflow.workflows.operations;

import io.lodgeflow.engine.incident.IncidentRecord;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A repair of many: the retry of all failed steps of one cause, or one repair of chosen bookings. The selection is frozen
 * before anything is done.
 *
 * @param fingerprint of the cause that is retried; absent for chosen bookings
 * @param cause that is retried, in words; empty for chosen bookings
 * @param repair of the chosen bookings; absent for the retry of a cause
 * @param size how many items were frozen; never changes
 * @param perMinute most tries in a minute
 * @param items how many are in each state; they add up to the size
 * @param previewed of how many it is known what would be done, or that it would be refused
 * @param refusedInPreview how many of those would be refused
 */
public record RepairBatch(
        String id,
        @Nullable String fingerprint,
        String cause,
        @Nullable BatchRepair repair,
        State state,
        int size,
        int perMinute,
        String reason,
        String createdBy,
        Instant createdAt,
        @Nullable Instant endedAt,
        Map<ItemState, Integer> items,
        int previewed,
        int refusedInPreview) {

    public enum State {
        /** The selection stands; what would be done to each is being found out. */
        PREVIEWING,
        /** The selection stands, nothing was tried. */
        FROZEN,
        /** One item is being tried, to see whether the cause is gone. */
        TRYING_ONE,
        /** That one has ended; somebody decides about the others. */
        ONE_TRIED,
        RUNNING,
        PAUSED,
        /** Ended by somebody; what was not tried stays as it was. */
        STOPPED,
        /** Every item has ended. */
        FINISHED;

        public boolean isOver() {
            return this == STOPPED || this == FINISHED;
        }
    }

    public enum ItemState {
        SELECTED,
        RUNNING,
        /** The repair was done. */
        DONE,
        /** What had failed has run and the workflow has gone on. */
        RECOVERED,
        /** The rules did not allow the repair; nothing was changed. */
        REFUSED,
        /** What had failed has failed once more. */
        FAILED_AGAIN,
        /** The repair broke; nothing was changed. */
        FAILED,
        STILL_WAITING,
        GONE,
        NOT_TRIED;

        public boolean isOpen() {
            return this == SELECTED || this == RUNNING;
        }
    }

    /**
     * @param workId of the engine, that is tried again; absent as long as a repair was not done, or has no such work
     * @param preview what would be done, or why it would be refused, when somebody looked; absent: nobody has yet
     * @param refused the preview was a refusal
     * @param detail why it was refused, or the error it failed with this time
     */
    public record Item(
            int position,
            @Nullable String workId,
            IncidentRecord.Kind kind,
            String reservationId,
            String step,
            @Nullable String preview,
            boolean refused,
            ItemState state,
            String detail,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt) {}

    int open() {
        return items.getOrDefault(ItemState.SELECTED, 0) + items.getOrDefault(ItemState.RUNNING, 0);
    }
}
