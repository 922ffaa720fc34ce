package io.lodgeflow.engine.counter;

/**
 * What a transaction changed at one step of one process version.
 *
 * @param step id of the BPMN element; empty for the instances of the process as a whole
 * @param entered visits begun
 * @param finished visits ended, also by being canceled
 * @param timeSpentMillis of the visits that ended
 * @param incidents opened less closed
 */
public record StepChange(
        String process, int version, String step, long entered, long finished, long timeSpentMillis, long incidents) {

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
