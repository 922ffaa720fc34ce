package io.lodgeflow.activities.event;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before trying again what failed: doubled by every failure, uneven so that what failed together is not
 * tried together, never shorter than the first pause and never longer than the longest.
 */
public record GrowingPause(Duration first, Duration longest) {

    private static final int MOST_DOUBLINGS = 30;

    public GrowingPause {
        if (first.toMillis() < 1 || first.compareTo(longest) > 0) {
            throw new IllegalArgumentException("pauses from " + first + " to " + longest);
        }
    }

    /**
     * @param failures how often it has failed, 1 for the first time
     * @param unevenness where the uneven part comes from
     */
    public Duration after(int failures, RandomGenerator unevenness) {
        long doubled = first.toMillis() << Math.min(Math.max(failures, 1) - 1, MOST_DOUBLINGS);
        long shortest = Math.max(first.toMillis(), Math.min(doubled, longest.toMillis() / 3 * 2));
        long most = Math.min(shortest + shortest / 2, longest.toMillis());
        return Duration.ofMillis(unevenness.nextLong(shortest, most + 1));
    }
}
