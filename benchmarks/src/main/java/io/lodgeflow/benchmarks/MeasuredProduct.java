package io.lodgeflow.benchmarks;

import io.lodgeflow.scenarios.Product;
import io.lodgeflow.scenarios.ProductStart;
import io.lodgeflow.testkit.MySqlServer;
import io.lodgeflow.testkit.MySqlServer.Durability;
import io.lodgeflow.testkit.TestDatabase;

/**
 * The product with its production settings on an empty database of its own: commands and engine, but no web server, no demo
 * data and nothing in the background, so that only what is measured runs.
 */
final class MeasuredProduct {

    /**
     * On a MySQL server of its own, every commit on disk before it is confirmed.
     *
     * @param urlParameters appended to the JDBC URL, such as {@code &useServerPrepStmts=true}; may be empty
     * @param settings {@code name=value} that differ from production
     */
    static Product onDurableMySql(String urlParameters, String... settings) {
        MySqlServer server = MySqlServer.start(Durability.DURABLE);
        String url = server.createDatabase("benchmark") + urlParameters;
        return on(new TestDatabase("mysql", url, server.username(), server.password()))
                .with(settings)
                .afterwards(server::close)
                .start();
    }

    /** On an H2 file database, as the embedded product. */
    static Product onH2() {
        TestDatabase database = TestDatabase.create("benchmark");
        if (!database.name().equals("h2")) {
            throw new IllegalStateException("start without -Dlodgeflow.test.database");
        }
        return on(database).start();
    }

    private static ProductStart on(TestDatabase database) {
        return Product.on(database).idle().with("lodgeflow.holding.enabled=false"); // one account books it all
    }

    private MeasuredProduct() {}
}
