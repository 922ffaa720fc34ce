package io.lodgeflow.activities.points;

import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.engine.activity.Activity;
import org.springframework.stereotype.Component;

/**
 * Compensates UsePoints: the payment was declined or undone, all points used for it go back. Does nothing when none were.
 * <p>Key: booking, "points", number of the movement. Compensation: none. Refusals: none.
 */
@Component
class CancelPointsUse implements Activity {

    private final Reservations reservations;
    private final PointsOfBooking points;

    CancelPointsUse(Reservations reservations, PointsOfBooking points) {
        this.reservations = reservations;
        this.points = points;
    }

    @Override
    public void perform(String reservationId) {
        Reservation reservation = reservations.lockExisting(reservationId);
        if (reservation.points().used() > 0) {
            points.giveBack(reservation, reservation.points().used(), "the payment did not come about");
        }
    }
}
