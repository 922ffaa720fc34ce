package io.lodgeflow.engine.transaction;

import java.time.Duration;

/**
 * Something a node does again and again without being asked. The one way to get a loop: whoever is such a bean is run by the
 * worker module, which keeps the table of them all. May be run by several nodes and threads at once, and may be cut off at any
 * moment: what was not committed is done again.
 */
public interface BackgroundLoop {

    /** By which the table and the logs know it. */
    String taskName();

    /** Longest pause before it looks for work again when nobody wakes it. */
    Duration pollInterval();

    /**
     * Whether a commit on this node is a reason to look at once, and work done a reason to look again. False for what
     * gathers what many commits left behind, once in each poll interval.
     */
    default boolean runsOnCommit() {
        return true;
    }

    /** Does what is due, or a good part of it, and says how much that was; 0 when there is nothing to do. */
    int runOnce();
}
