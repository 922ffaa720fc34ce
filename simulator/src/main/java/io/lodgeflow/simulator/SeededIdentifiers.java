package io.lodgeflow.simulator;

import io.lodgeflow.domain.identity.Identifiers;
import io.lodgeflow.engine.RowIds;
import java.util.Locale;
import java.util.Random;

/**
 * Ids of the product and of the engine, the same in each run of a seed. The product's ascend, as they do in production; the
 * engine's do not, so that its rows lie in another order for each seed.
 */
final class SeededIdentifiers implements Identifiers, RowIds {

    private Random random = new Random(0);
    private String run = "start";
    private long count;

    void beginRun(long seed) {
        random = new Random(seed);
        run = Long.toString(seed, Character.MAX_RADIX);
        count = 0;
    }

    @Override
    public String next(String kind) {
        return String.format(Locale.ROOT, "%s_%s_%06d", kind, run, ++count);
    }

    @Override
    public String nextConfirmationNumber() {
        return String.format(Locale.ROOT, "S%s%06d", run.toUpperCase(Locale.ROOT), ++count);
    }

    @Override
    public String nextRowId() {
        return String.format(Locale.ROOT, "%016x-%s-%06d", random.nextLong(), run, ++count);
    }
}
