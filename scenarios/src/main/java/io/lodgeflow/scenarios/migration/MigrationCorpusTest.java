package io.lodgeflow.scenarios.migration;

import io.lodgeflow.scenarios.OnBothDatabases;
import io.lodgeflow.scenarios.OnBothDatabases.Because;
import io.lodgeflow.scenarios.Product;
import org.junit.jupiter.api.Test;

/**
 * A booking at every step where one can stand is moved to the next version of its process, and lives on there with
 * balanced books (W16). In a product of its own: a next version of the real processes is no other test's business.
 */
@OnBothDatabases(Because.MIGRATION)
class MigrationCorpusTest {

    @Test
    void aBookingAtEveryStepMovesToTheNextVersionAndLivesOnToItsEnd() {
        Product product = Product.separate("corpus");
        try {
            new CorpusMigration(product).tell();
        } finally {
            product.close();
        }
    }
}
