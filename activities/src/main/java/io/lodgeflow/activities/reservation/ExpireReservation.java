package io.lodgeflow.activities.reservation;

import io.lodgeflow.activities.inventory.StayRelease;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.engine.activity.Activity;
import java.time.Clock;
import org.springframework.stereotype.Component;

/**
 * The payment deadline has passed: cancels and gives all nights back.
 * <p>Key: the reservation, whose state allows it once. Compensation: none. Refusals: none.
 */
@Component
class ExpireReservation implements Activity {

    private final Reservations reservations;
    private final StayRelease stayRelease;
    private final Clock clock;

    ExpireReservation(Reservations reservations, StayRelease stayRelease, Clock clock) {
        this.reservations = reservations;
        this.stayRelease = stayRelease;
        this.clock = clock;
    }

    @Override
    public void perform(String reservationId) {
        Reservation reservation = reservations.lockExisting(reservationId);
        reservation.expire(clock.instant());
        stayRelease.unusedNights(reservation);
    }
}
