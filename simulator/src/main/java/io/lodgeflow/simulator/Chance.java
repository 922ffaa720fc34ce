package io.lodgeflow.simulator;

import java.time.Duration;
import java.util.List;
import java.util.Random;

/** All that is left to chance in a run, drawn from its seed. */
final class Chance {

    private final Random random;

    Chance(long seed) {
        random = new Random(seed * 0x9E3779B97F4A7C15L + 1);
    }

    boolean oneIn(int number) {
        return random.nextInt(number) == 0;
    }

    /** 0 or more, and less than that. */
    int below(int number) {
        return random.nextInt(number);
    }

    <T> T of(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    Duration between(Duration least, Duration most) {
        return least.plusSeconds(
                random.nextInt(Math.toIntExact(most.minus(least).toSeconds()) + 1));
    }
}
