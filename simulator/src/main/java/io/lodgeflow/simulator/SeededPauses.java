package io.lodgeflow.simulator;

import java.util.Random;
import java.util.random.RandomGenerator;

/** The jitter of the product's pauses, the same in each run of a seed. */
final class SeededPauses implements RandomGenerator {

    private Random random = new Random(0);

    void beginRun(long seed) {
        random = new Random(seed);
    }

    @Override
    public long nextLong() {
        return random.nextLong();
    }
}
