package io.lodgeflow.simulator;

import io.lodgeflow.scenarios.Product;
import io.lodgeflow.testkit.TestDatabase;
import java.util.UUID;

/**
 * Runs seeds one after the other in one started product: its commands, workflows, activities and adapters on a database in
 * memory, without a web server and with nothing in the background.
 */
final class Simulator implements AutoCloseable {

    /** What a run in the test suite has. */
    static final int FEW_BOOKINGS = 3;

    private final Product product = Product.on(inMemory())
            .idle()
            .with(
                    "lodgeflow.holding.enabled=false",
                    "spring.datasource.hikari.maximum-pool-size=4",
                    "spring.main.lazy-initialization=true",
                    "lodgeflow.payment.gateway=" + SimulatedGateway.NAME,
                    "logging.level.root=off",
                    "logging.level.io.lodgeflow=off")
            .start();
    private final CleanSlate slate;

    Simulator() {
        product.bean("processDeployment"); // nobody else asks for it
        slate = new CleanSlate(product);
    }

    private static TestDatabase inMemory() {
        String name = "simulator" + UUID.randomUUID();
        return new TestDatabase(
                "h2",
                "jdbc:h2:mem:" + name
                        + ";MODE=MySQL;CASE_INSENSITIVE_IDENTIFIERS=TRUE;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=2000;QUERY_CACHE_SIZE=1024",
                "sa",
                "");
    }

    Outcome run(long seed, int bookings) {
        return run(seed, bookings, Plants.NONE);
    }

    Outcome run(long seed, int bookings, Plants plants) {
        slate.beginRun(seed);
        return new Run(product, seed, bookings, plants).go();
    }

    @Override
    public void close() {
        product.close();
    }
}
