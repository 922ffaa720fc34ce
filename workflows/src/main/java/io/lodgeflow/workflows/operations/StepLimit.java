package io.lodgeflow.workflows.operations;

import java.time.Duration;

/**
 * How long a booking may stay at a step before somebody should look, as the process says in its property {@code
 * timeLimit}.
 *
 * @param from since when the time counts, property {@code timeLimitFrom}
 */
public record StepLimit(String process, int version, String step, Duration limit, From from) {

    public enum From {
        /** Since the step was entered. */
        ENTERED,
        /** Since its timer fell due. */
        DUE,
        /** Since the check-out hour of the departure date. */
        CHECK_OUT
    }
}
