package io.lodgeflow.engine.counter;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Port to the counters of steps and processes. Kept by the project, not by counting: each read costs the same with ten
 * workflows and with a million. They follow the truth within {@link #fold}'s pause, a second.
 */
public interface StepCounters {

    /** Every process version that ever ran, newest version first. */
    List<ProcessCount> processes();

    /** Every step of the version that was ever entered. */
    List<StepCount> steps(String process, int version);

    /** By hour, oldest first; hours without any are absent. */
    List<Throughput> throughput(String process, Instant since);

    /** Adds what was committed since the last call to the counters; one node at a time, the others wait. */
    int fold();

    /** One line for each counter that differs from what counting says; counts, so for a quiet moment. */
    List<String> contradictions();

    /**
     * One version of one process.
     *
     * @param running instances that have not ended
     * @param started instances ever
     * @param incidents open ones, over all its steps
     */
    record ProcessCount(String process, int version, long running, long started, long ended, long incidents) {}

    /**
     * One step of one process version.
     *
     * @param step id of the BPMN element
     * @param now visits that have not ended: tokens of the diagram
     * @param visits how often it was entered, ever
     * @param timeSpent in all visits that have ended together
     * @param incidents open ones
     */
    record StepCount(
            String process, int version, String step, long now, long visits, Duration timeSpent, long incidents) {}

    /** Instances of a process, all versions, that were started and that ended within the hour from {@code hour} on. */
    record Throughput(Instant hour, long started, long ended) {}
}
