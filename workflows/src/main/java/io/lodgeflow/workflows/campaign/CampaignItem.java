package io.lodgeflow.workflows.campaign;

import io.lodgeflow.domain.words.Sentence;
import io.lodgeflow.engine.incident.IncidentLog.IncidentRecord;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One of a campaign's selection.
 *
 * @param workId of the engine: the failed work that is tried again, or the workflow that is moved; absent as long as a repair
 *     was not done, or has no such work
 * @param preview what would be done, or why it would be refused, when somebody looked; absent: nobody has yet
 * @param refused the preview was a refusal
 * @param detail why it was refused or waits, or the error it failed with this time; else empty
 * @param tries turns that came to nothing so far
 */
public record CampaignItem(
        int position,
        String reservationId,
        @Nullable String workId,
        IncidentRecord.Kind kind,
        String step,
        @Nullable Sentence preview,
        boolean refused,
        State state,
        Sentence detail,
        int tries,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt) {

    static final Sentence NOTHING = Sentence.said("");

    public enum State {
        SELECTED,
        /** Was busy when its turn came; it is tried again. */
        WAITING,
        /** Begun; what becomes of it is not known yet. */
        RUNNING,
        /** The repair was done. */
        DONE,
        /** The workflow goes on in the other version. */
        MIGRATED,
        /** What had failed has run and the workflow has gone on. */
        RECOVERED,
        /** The rules did not allow it; nothing was changed. */
        REFUSED,
        /** What had failed has failed once more. */
        FAILED_AGAIN,
        /** The repair broke; nothing was changed. */
        FAILED,
        STILL_WAITING,
        /** There was nothing left to do when its turn came. */
        GONE,
        /** The campaign was stopped before its turn came. */
        NOT_TRIED;

        public boolean isOpen() {
            return this == SELECTED || this == WAITING || this == RUNNING;
        }
    }
}
