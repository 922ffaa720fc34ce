package io.lodgeflow.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lodgeflow.application.Story;
import io.lodgeflow.application.TestHotel;
import io.lodgeflow.application.migration.TrialProcess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The start stops while workflows run in a version whose classes were deleted, and says which and how many (W16). */
class RunningVersionsTest extends Story {

    private final TestHotel hotel = hotel(2, 1);
    /** Waits for a partner in both versions, of whom no class knows; no file has it. */
    private final TrialProcess trial = TrialProcess.in(lodgeflow, "orphan").renamed();

    @AfterEach
    void asBefore() throws Exception {
        trial.close();
        lodgeflow.bean(ProcessDeployment.class).deploy();
        assertBooksAreRight();
    }

    @Test
    void whileNoWorkflowRunsInItAVersionMayNameWhatItLikes() throws Exception {
        lodgeflow.bean(ProcessDeployment.class).deploy();
        assertThat(hotel.id()).isNotEmpty();
    }

    @Test
    void aRunningWorkflowOfAnOldVersionKeepsItsClassesNecessary() {
        for (int booking = 0; booking < 2; booking++) {
            trial.start(
                    paid(guest, hotel.wish("standard", "flexible", hotel.today().plusDays(30), 1)));
        }
        assertThatThrownBy(() -> lodgeflow.bean(ProcessDeployment.class).deploy())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Workflows run in versions whose classes are gone")
                .hasMessageContaining(
                        "orphan version 1 (2 running): task AskPartner has no class; looked for bean 'askPartner'")
                .hasMessageContaining("Bring the classes back")
                .hasMessageNotContaining("orphan version 2");
    }

    @Test
    void whoMustStartAnywayIsWarnedOnly() {
        trial.start(paid(guest, hotel.wish("standard", "flexible", hotel.today().plusDays(30), 1)));
        ProcessBinding nothingThere = new ProcessBinding(new String[0], new String[0], new String[0]);
        assertThatNoException()
                .isThrownBy(() -> lodgeflow.bean(RunningVersions.class).check(nothingThere, true));
    }
}
