package io.lodgeflow.activities.reservation;

import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.engine.activity.Activity;
import java.time.Clock;
import org.springframework.stereotype.Component;

/**
 * The booking stands.
 * <p>Key: the reservation, whose state allows it once. Compensation: cancellation. Refusals: none.
 */
@Component
class ConfirmReservation implements Activity {

    private final Reservations reservations;
    private final Clock clock;

    ConfirmReservation(Reservations reservations, Clock clock) {
        this.reservations = reservations;
        this.clock = clock;
    }

    @Override
    public void perform(String reservationId) {
        reservations.lockExisting(reservationId).confirm(clock.instant());
    }
}
