package io.lodgeflow.engine.counter;

import java.time.Instant;
import java.util.Collection;

/**
 * Port: notes what the running transaction changed, as one appended row that no other transaction touches. Stored if and
 * only if the transaction commits; the counters follow within seconds.
 */
public interface StepJournal {

    void append(Collection<StepChange> steps, Collection<CauseChange> causes, Instant at);

    /**
     * What a transaction changed at one step of one process version.
     *
     * @param step id of the BPMN element; empty for the instances of the process as a whole
     * @param entered visits begun
     * @param finished visits ended, also by being canceled
     * @param timeSpentMillis of the visits that ended
     * @param incidents opened less closed
     */
    record StepChange(
            String process,
            int version,
            String step,
            long entered,
            long finished,
            long timeSpentMillis,
            long incidents) {

        public StepChange plus(StepChange other) {
            return new StepChange(
                    process,
                    version,
                    step,
                    entered + other.entered,
                    finished + other.finished,
                    timeSpentMillis + other.timeSpentMillis,
                    incidents + other.incidents);
        }
    }

    /** How many incidents of a cause a transaction opened and closed. */
    record CauseChange(String fingerprint, long opened, long closed) {}
}
