package io.lodgeflow.engine;

import java.time.Duration;

/**
 * How long a workflow may stay at a step before somebody should look, as the process says in its property {@code
 * timeLimit}.
 *
 * @param from since when the time counts, property {@code timeLimitFrom}: {@link #ENTERED}, {@link #DUE}, or a word that says
 *     something to those who know what the workflow is about
 */
public record StepLimit(String process, int version, String step, Duration limit, String from) {

    /** Since the step was entered. */
    public static final String ENTERED = "entered";

    /** Since its timer fell due. */
    public static final String DUE = "due";
}
