package io.lodgeflow.engine.counter;

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

    /** One sentence for each counter that differs from what counting says; counts, so for a quiet moment. */
    List<String> contradictions();
}
