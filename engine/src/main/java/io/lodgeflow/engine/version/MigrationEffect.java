package io.lodgeflow.engine.version;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What moving one workflow to another version did, or would do.
 *
 * @param refusals why it cannot be moved; empty if it can
 * @param moves steps at which it stands, with the steps of the new version that took their place
 * @param timers every timer it has before or after
 */
public record MigrationEffect(
        String instanceId, String key, List<String> refusals, List<StepMove> moves, List<TimerMove> timers) {

    /** @param from and {@code to}: ids, often equal */
    public record StepMove(String from, String to) {}

    /**
     * @param step in the new version; in the old one if it is gone
     * @param before absent: the timer is new
     * @param after absent: the timer is gone
     */
    public record TimerMove(
            String step, @Nullable Instant before, @Nullable Instant after) {

        public boolean isKept() {
            return before != null && before.equals(after);
        }
    }

    public boolean isAllowed() {
        return refusals.isEmpty();
    }
}
