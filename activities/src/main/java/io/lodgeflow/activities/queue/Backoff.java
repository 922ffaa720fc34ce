package io.lodgeflow.activities.queue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** How long to wait before trying again what failed. */
public sealed interface Backoff {

    /**
     * Empty: it is given up.
     *
     * @param failures how often it has failed, 1 for the first time
     * @param jitter absent: no jitter
     */
    Optional<Duration> after(int failures, RandomGenerator jitter);

    /**
     * Doubled by every failure, with jitter so that what failed together is not tried together, never shorter than the first pause
     * and never longer than the longest; for ever.
     */
    record Growing(Duration first, Duration longest) implements Backoff {

        private static final int MOST_DOUBLINGS = 30;

        public Growing {
            if (first.toMillis() < 1 || first.compareTo(longest) > 0) {
                throw new IllegalArgumentException("pauses from " + first + " to " + longest);
            }
        }

        @Override
        public Optional<Duration> after(int failures, RandomGenerator jitter) {
            long doubled = first.toMillis() << Math.min(Math.max(failures, 1) - 1, MOST_DOUBLINGS);
            long shortest = Math.max(first.toMillis(), Math.min(doubled, longest.toMillis() / 3 * 2));
            long most = Math.min(shortest + shortest / 2, longest.toMillis());
            return Optional.of(Duration.ofMillis(jitter.nextLong(shortest, most + 1)));
        }
    }

    /** One pause after the other, then no more tries. */
    record Listed(List<Duration> pauses) implements Backoff {

        @Override
        public Optional<Duration> after(int failures, RandomGenerator jitter) {
            return failures > pauses.size() ? Optional.empty() : Optional.of(pauses.get(failures - 1));
        }
    }
}
