package io.lodgeflow.engine.counter;

import java.time.Duration;

/**
 * One step of one process version.
 *
 * @param step id of the BPMN element
 * @param now visits that have not ended: tokens of the diagram
 * @param visits how often it was entered, ever
 * @param timeSpent in all visits that have ended together
 * @param incidents open ones
 */
public record StepCount(
        String process, int version, String step, long now, long visits, Duration timeSpent, long incidents) {}
