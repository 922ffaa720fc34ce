package io.lodgeflow.activities.payment;

import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.workflows.activity.Activity;
import io.lodgeflow.workflows.activity.StepRefused;
import java.time.Clock;
import org.springframework.stereotype.Component;

/**
 * May the booking be paid now? The booking is locked already, so this reads nothing anew.
 * <p>Key: none, it changes nothing. Compensation: none. Refusals: paid or being paid, too late, canceled.
 */
@Component
class LookUpOrder implements Activity {

    private final Reservations reservations;
    private final Clock clock;

    LookUpOrder(Reservations reservations, Clock clock) {
        this.reservations = reservations;
        this.clock = clock;
    }

    @Override
    public void perform(String reservationId) {
        reservations.lockExisting(reservationId).refusalToPay(clock.instant()).ifPresent(refusal -> {
            throw new StepRefused(refusal);
        });
    }
}
