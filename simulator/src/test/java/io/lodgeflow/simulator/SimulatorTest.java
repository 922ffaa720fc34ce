package io.lodgeflow.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Five hundred seeds hold, each repeats exactly, and each planted mistake is found. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SimulatorTest {

    private static final int SEEDS = 500;
    /** Every planted mistake must show within so many seeds. */
    private static final int SEEDS_FOR_A_MISTAKE = 60;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private Simulator simulator;

    @BeforeAll
    void start() {
        simulator = new Simulator();
    }

    @AfterAll
    void end() {
        simulator.close();
    }

    @Test
    void everySeedHolds() {
        List<String> broken = new ArrayList<>();
        int deaths = 0;
        int charges = 0;
        int refunds = 0;
        for (long seed = 1; seed <= SEEDS; seed++) {
            Outcome outcome = simulator.run(seed, Simulator.FEW_BOOKINGS);
            if (!outcome.holds()) {
                broken.add(outcome.report());
            }
            deaths += outcome.count("the process died");
            charges += outcome.count("on the charge");
            refunds += outcome.count("on the refund");
        }
        assertThat(broken).as(broken.size() + " seeds are broken").isEmpty();
        assertThat(deaths).as("crashes").isGreaterThan(SEEDS);
        assertThat(charges).as("charges").isGreaterThan(SEEDS);
        assertThat(refunds).as("refunds").isGreaterThan(SEEDS / 5);
    }

    @Test
    void aSeedTellsTheSameStoryEachTime() {
        for (long seed = 1001; seed <= 1005; seed++) {
            Outcome first = simulator.run(seed, Simulator.FEW_BOOKINGS);
            simulator.run(seed + 7, 3); // something else in between
            Outcome second = simulator.run(seed, Simulator.FEW_BOOKINGS);
            assertThat(second.steps()).isEqualTo(first.steps());
            assertThat(second.violations()).isEqualTo(first.violations());
            assertThat(first.steps()).hasSizeGreaterThan(40);
        }
    }

    @Test
    void releaseBeforeCloseIsFound() {
        Outcome found = firstBroken(Plants.inGateway(Mistakes::releaseBeforeClose));
        assertThat(String.join("\n", found.violations())).contains("the gateway moved").contains("and no folio has it");
    }

    @Test
    void retryWithNewKeyIsFound() {
        Outcome found = firstBroken(Plants.inGateway(Mistakes::retryWithNewKey));
        assertThat(String.join("\n", found.violations())).contains(":charge:").contains("which nobody has stored");
    }

    @Test
    void acknowledgeBeforeStoreIsFound() {
        Outcome found = firstBroken(Plants.inInbox(Mistakes::acknowledgeBeforeStore));
        assertThat(String.join("\n", found.violations())).contains("was acknowledged, and is not stored");
    }

    @Test
    void refundTwiceIsFound() {
        Outcome found = firstBroken(Plants.inGateway(Mistakes::refundTwice));
        assertThat(String.join("\n", found.violations())).contains(":refund:").contains("which nobody has stored");
    }

    /** A reader must be able to repeat it, and see how it came. */
    @Test
    void aBrokenSeedSaysHowToRepeatIt() {
        Outcome found = firstBroken(Plants.inGateway(Mistakes::retryWithNewKey));
        assertThat(found.report())
                .contains("seed " + found.seed())
                .contains("scripts/simulate --from=" + found.seed() + " --seeds=1 --bookings=" + Simulator.FEW_BOOKINGS)
                .contains(found.violations().getFirst())
                .contains("the charge res_");
        Outcome again = simulator.run(found.seed(), found.bookings(), Plants.inGateway(Mistakes::retryWithNewKey));
        assertThat(again).isEqualTo(found);
    }

    private Outcome firstBroken(Plants mistake) {
        for (long seed = 1; seed <= SEEDS_FOR_A_MISTAKE; seed++) {
            Outcome outcome = simulator.run(seed, Simulator.FEW_BOOKINGS, mistake);
            if (!outcome.holds()) {
                return outcome;
            }
        }
        return fail("not found within " + SEEDS_FOR_A_MISTAKE + " seeds");
    }
}
