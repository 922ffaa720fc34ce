package io.lodgeflow.application.migration;

import io.lodgeflow.application.RunningLodgeflow;
import org.junit.jupiter.api.Test;

/**
 * A booking at every step where one can stand is moved to the next version of its process, and lives on there with
 * balanced books (W16). In a product of its own: a next version of the real processes is no other test's business.
 */
class MigrationCorpusTest {

    @Test
    void aBookingAtEveryStepMovesToTheNextVersionAndLivesOnToItsEnd() {
        RunningLodgeflow product = RunningLodgeflow.separate("corpus");
        try {
            new CorpusMigration(product).tell();
        } finally {
            product.close();
        }
    }
}
