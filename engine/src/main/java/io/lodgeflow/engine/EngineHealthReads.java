package io.lodgeflow.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Port: how the engine keeps up, over all nodes. */
public interface EngineHealthReads {

    EngineHealth health();

    /**
     * How the engine keeps up.
     *
     * @param dueJobs timers and steps that are due and not being run yet
     * @param oldestDue since when the oldest of them waits
     * @param delay how long that is; zero when nothing waits
     * @param unfoldedChanges transactions whose changes the counters do not show yet
     */
    record EngineHealth(
            long dueJobs, @Nullable Instant oldestDue, Duration delay, long unfoldedChanges, List<Node> nodes) {

        /** @param alive it was seen within the last half minute */
        public record Node(String id, String host, Instant startedAt, Instant seenAt, boolean alive) {}
    }
}
