package io.lodgeflow.workflows.migration;

import io.lodgeflow.engine.version.VersionChange;
import io.lodgeflow.workflows.operations.Operator;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Workflows of one version of a process on their way to another.
 *
 * @param startedBy who answers for every workflow that is moved
 * @param size how many workflows were selected; never changes
 * @param perMinute most that are moved in a minute
 * @param items how many are in each state; they add up to the size
 */
public record MigrationRun(
        String id,
        VersionChange change,
        State state,
        int size,
        int perMinute,
        String reason,
        Operator startedBy,
        Instant startedAt,
        @Nullable Instant endedAt,
        Map<ItemState, Integer> items) {

    public enum State {
        /** The selection stands, nothing was moved. */
        PREPARED,
        /** One is being moved, to be looked at before the others. */
        TRYING_ONE,
        /** That one has ended; somebody decides about the others. */
        ONE_TRIED,
        RUNNING,
        PAUSED,
        /** Ended by somebody; what was not moved stays in its version. */
        STOPPED,
        /** Every one has ended. */
        FINISHED;

        public boolean isOver() {
            return this == STOPPED || this == FINISHED;
        }
    }

    public enum ItemState {
        SELECTED,
        /** Was busy when its turn came; it is tried again. */
        WAITING,
        MIGRATED,
        /** Cannot be moved; it goes on in its version. */
        REFUSED,
        /** Its workflow ended, or was moved otherwise, before its turn came. */
        GONE,
        /** The run was stopped before its turn came. */
        NOT_TRIED
    }

    /**
     * @param detail why it was refused or waits, else empty
     * @param tries turns that came to nothing so far
     */
    public record Item(
            int position,
            String instanceId,
            String reservationId,
            ItemState state,
            String detail,
            int tries,
            @Nullable Instant endedAt) {}

    /** Not ended yet. */
    public int left() {
        return items.getOrDefault(ItemState.SELECTED, 0) + items.getOrDefault(ItemState.WAITING, 0);
    }
}
