package io.lodgeflow.activities.closure;

import io.lodgeflow.domain.closure.ClosureItem.Outcome;
import io.lodgeflow.domain.closure.Closures;
import io.lodgeflow.engine.activity.Activity;
import java.time.Clock;
import org.springframework.stereotype.Component;

/**
 * The booking came to its end without the campaign, or its guest has arrived: notes that there is nothing left to do.
 * <p>Key: the reservation, settled once. Compensation: none. Refusals: none.
 */
@Component
class SettleClosure implements Activity {

    private final Closures closures;
    private final Clock clock;

    SettleClosure(Closures closures, Clock clock) {
        this.closures = closures;
        this.clock = clock;
    }

    @Override
    public void perform(String reservationId) {
        closures.settle(reservationId, Outcome.ENDED_OTHERWISE, clock.instant());
    }
}
