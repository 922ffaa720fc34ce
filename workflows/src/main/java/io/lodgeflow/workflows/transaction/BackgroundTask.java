package io.lodgeflow.workflows.transaction;

import java.time.Duration;

/**
 * Something a worker node does again and again besides the engine's own timers. May be run by several nodes and threads
 * at once, and may be cut off at any moment: what was not committed is done again.
 */
public interface BackgroundTask {

    /** For logs. */
    String taskName();

    /** Longest pause before it looks for work again when nobody wakes it. */
    Duration pollInterval();

    /** Does what is due, or a good part of it, and says how much that was; 0 when there is nothing to do. */
    int runOnce();
}
