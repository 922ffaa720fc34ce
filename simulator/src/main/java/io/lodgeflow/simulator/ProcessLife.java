package io.lodgeflow.simulator;

import java.util.ArrayList;
import java.util.List;

/**
 * The life of the simulated process. It dies at a point that was chosen before; from then on every point that it reaches
 * throws, so it neither calls nor commits anything, until it is started again with what the database has.
 */
final class ProcessLife {

    private final List<Runnable> memories = new ArrayList<>();
    private int pointsLeft;
    private String died = "";

    /** It dies at the so-many-th point from now, 1 for the next. */
    void dieAt(int point) {
        pointsLeft = point;
    }

    /** It survives what comes, unless it is dead. */
    void live() {
        pointsLeft = 0;
    }

    /** A point at which a process can die, such as "before a commit". */
    void reach(String point) {
        mustLive();
        if (pointsLeft > 0 && --pointsLeft == 0) {
            died = point;
            throw new Crash(died);
        }
    }

    void mustLive() {
        if (isDead()) {
            throw new Crash(died);
        }
    }

    boolean isDead() {
        return !died.isEmpty();
    }

    /** What is told each time the process dies, so that it forgets what it only remembered. */
    void onDeath(Runnable forget) {
        memories.add(forget);
    }

    /** @return where it had died */
    String startAgain() {
        String where = died;
        died = "";
        pointsLeft = 0;
        memories.forEach(Runnable::run);
        return where;
    }

    void beginRun() {
        memories.clear();
        startAgain();
    }
}
