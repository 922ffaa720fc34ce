package io.lodgeflow.workflows.operations;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A retry of many failed steps of one cause.
 *
 * @param size how many items were frozen; never changes
 * @param perMinute most tries in a minute
 * @param items how many are in each state; they add up to the size
 */
public record RetryBatch(
        String id,
        String fingerprint,
        String cause,
        State state,
        int size,
        int perMinute,
        String reason,
        String createdBy,
        Instant createdAt,
        @Nullable Instant endedAt,
        Map<ItemState, Integer> items) {

    public enum State {
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
        RECOVERED,
        FAILED_AGAIN,
        STILL_WAITING,
        GONE,
        NOT_TRIED
    }

    /** @param detail the error it failed with this time */
    public record Item(
            int position,
            String workId,
            IncidentRecord.Kind kind,
            String reservationId,
            String step,
            ItemState state,
            String detail,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt) {}
}
