package io.lodgeflow.activities.payment;

import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.ReservationStatus;
import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.engine.activity.Activity;
import org.springframework.stereotype.Component;

/**
 * The order of a canceled booking is being canceled: its payment shows a refund under way. A refund without a
 * cancellation leaves the order as it is.
 * <p>Key: setting the same state again changes nothing. Compensation: CompleteOrderCancellation ends it. Refusals: none.
 */
@Component
class BeginOrderCancellation implements Activity {

    private final Reservations reservations;

    BeginOrderCancellation(Reservations reservations) {
        this.reservations = reservations;
    }

    @Override
    public void perform(String reservationId) {
        Reservation reservation = reservations.lockExisting(reservationId);
        if (reservation.status() == ReservationStatus.CANCELED) {
            reservation.awaitRefund();
        }
    }
}
