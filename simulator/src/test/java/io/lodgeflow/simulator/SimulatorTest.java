package io.lodgeflow.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
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
        assertFound(Plants.inGateway(Mistakes::releaseBeforeClose), ":charge:1, and no folio has it");
    }

    @Test
    void retryWithNewKeyIsFound() {
        assertFound(Plants.inGateway(Mistakes::retryWithNewKey), ":charge:1:try:2, which nobody has stored");
    }

    @Test
    void acknowledgeBeforeStoreIsFound() {
        assertFound(Plants.inInbox(Mistakes::acknowledgeBeforeStore), "was acknowledged, and is not stored");
    }

    @Test
    void refundTwiceIsFound() {
        assertFound(Plants.inGateway(Mistakes::refundTwice), ", which nobody has stored");
    }

    /** A reader must be able to repeat it, and see how it came. */
    @Test
    void aBrokenSeedSaysHowToRepeatIt() {
        Outcome found = firstBroken(Plants.inGateway(Mistakes::retryWithNewKey), outcome -> true);
        assertThat(found.report())
                .contains("seed " + found.seed())
                .contains("scripts/simulate --from=" + found.seed() + " --seeds=1 --bookings=" + Simulator.FEW_BOOKINGS)
                .contains(found.violations().getFirst())
                .contains("the charge res_");
        Outcome again = simulator.run(found.seed(), found.bookings(), Plants.inGateway(Mistakes::retryWithNewKey));
        assertThat(again).isEqualTo(found);
    }

    /** One mistake shows in several ways; among the first seeds is one that shows it in the way it is named for. */
    private void assertFound(Plants mistake, String words) {
        firstBroken(mistake, outcome -> String.join("\n", outcome.violations()).contains(words));
    }

    private Outcome firstBroken(Plants mistake, Predicate<Outcome> shows) {
        for (long seed = 1; seed <= SEEDS_FOR_A_MISTAKE; seed++) {
            Outcome outcome = simulator.run(seed, Simulator.FEW_BOOKINGS, mistake);
            if (!outcome.holds() && shows.test(outcome)) {
                return outcome;
            }
        }
        return fail("not found within " + SEEDS_FOR_A_MISTAKE + " seeds");
    }
}
