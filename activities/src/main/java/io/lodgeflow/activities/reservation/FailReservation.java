package io.lodgeflow.activities.reservation;

import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.engine.activity.Activity;
import java.time.Clock;
import org.springframework.stereotype.Component;

/**
 * The payment was undone and the nights are free: the booking ends, reason payment_failed.
 * <p>Key: the reservation, whose state allows it once. Compensation: none, it is the last of them. Refusals: none.
 */
@Component
class FailReservation implements Activity {

    private final Reservations reservations;
    private final Clock clock;

    FailReservation(Reservations reservations, Clock clock) {
        this.reservations = reservations;
        this.clock = clock;
    }

    @Override
    public void perform(String reservationId) {
        reservations.lockExisting(reservationId).fail(clock.instant());
    }
}
