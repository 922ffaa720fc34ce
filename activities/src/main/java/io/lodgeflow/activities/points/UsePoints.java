package io.lodgeflow.activities.points;

import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.engine.activity.Activity;
import org.springframework.stereotype.Component;

/**
 * Takes the points that the guest wants to pay with. Does nothing when none are wanted.
 * <p>Key: booking, "points", number of the movement. Compensation: CancelPointsUse. Refusals: when another use was faster the
 * whole payment is submitted again and looks up anew.
 */
@Component
class UsePoints implements Activity {

    private final Reservations reservations;
    private final PointsOfBooking points;

    UsePoints(Reservations reservations, PointsOfBooking points) {
        this.reservations = reservations;
        this.points = points;
    }

    @Override
    public void perform(String reservationId) {
        Reservation reservation = reservations.lockExisting(reservationId);
        if (reservation.points().wanted() > 0) {
            points.use(reservation);
        }
    }
}
