package io.lodgeflow.scenarios.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lodgeflow.scenarios.OnBothDatabases;
import io.lodgeflow.scenarios.OnBothDatabases.Because;
import io.lodgeflow.scenarios.Story;
import io.lodgeflow.scenarios.TestHotel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The start stops while workflows run in a version whose classes were deleted, and says which and how many (W16). */
@OnBothDatabases(Because.MIGRATION)
class RunningVersionsTest extends Story {

    /** Deploys the processes when the product starts. */
    private static final String DEPLOYMENT = "processDeployment";

    private final TestHotel hotel = hotel(2, 1);
    /** Waits for a partner in both versions, of whom no class knows; no file has it. */
    private final TrialProcess trial = TrialProcess.in(lodgeflow, "orphan").renamed();

    @AfterEach
    void asBefore() {
        trial.close();
        lodgeflow.startAgain(DEPLOYMENT);
        assertBooksAreRight();
    }

    @Test
    void whileNoWorkflowRunsInItAVersionMayNameWhatItLikes() {
        lodgeflow.startAgain(DEPLOYMENT);
        assertThat(hotel.id()).isNotEmpty();
    }

    @Test
    void aRunningWorkflowOfAnOldVersionKeepsItsClassesNecessary() {
        for (int booking = 0; booking < 2; booking++) {
            trial.start(
                    paid(guest, hotel.wish("standard", "flexible", hotel.today().plusDays(30), 1)));
        }
        assertThatThrownBy(() -> lodgeflow.startAgain(DEPLOYMENT))
                .rootCause()
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Workflows run in versions whose classes are gone")
                .hasMessageContaining(
                        "orphan version 1 (2 running): task AskPartner has no class; looked for 'askPartner'")
                .hasMessageContaining("Bring the classes back")
                .hasMessageNotContaining("orphan version 2");
    }
}
