package io.lodgeflow.simulator;

/** Runs seeds one after the other in one started product. */
final class Simulator implements AutoCloseable {

    /** What a run in the test suite has. */
    static final int FEW_BOOKINGS = 3;

    private final Product product = new Product();

    Outcome run(long seed, int bookings) {
        return run(seed, bookings, Plants.NONE);
    }

    Outcome run(long seed, int bookings, Plants plants) {
        return new Run(product, seed, bookings, plants).go();
    }

    @Override
    public void close() {
        product.close();
    }
}
