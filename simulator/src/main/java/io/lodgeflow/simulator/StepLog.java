package io.lodgeflow.simulator;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** What happened in a run, in plain words, one line a step and one for each answer of the gateway. */
final class StepLog {

    private final List<String> lines = new ArrayList<>();
    private final Clock clock;
    private int steps;

    StepLog(Clock clock) {
        this.clock = clock;
    }

    void step(String words) {
        lines.add(++steps + ". " + clock.instant() + " " + words);
    }

    /** There was nothing to do: the step just told is none. */
    void retract() {
        lines.removeLast();
        steps--;
    }

    void detail(String words) {
        lines.add("    " + words);
    }

    List<String> lines() {
        return List.copyOf(lines);
    }
}
