package io.lodgeflow.workflows.time;

import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What makes pauses uneven, so that what failed together is not tried together. By chance, unless a run that must repeat
 * exactly names its own source; like the engine's clock there is one in a JVM.
 */
public final class Jitter {

    private static volatile @Nullable RandomGenerator named;

    private Jitter() {}

    /** Any number of at least the one and less than the other. */
    public static long between(long least, long beyond) {
        RandomGenerator source = named;
        return (source == null ? ThreadLocalRandom.current() : source).nextLong(least, beyond);
    }

    /** From now on all pauses of this JVM come from there; for runs of one thread. */
    public static void drawFrom(RandomGenerator source) {
        named = source;
    }
}
