package io.lodgeflow.activities.points;

import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.engine.activity.Activity;
import org.springframework.stereotype.Component;

/**
 * Gives back the used points that were promised with a cancellation or a lower price. Does nothing when none were.
 * <p>Key: booking, "points", number of the movement. Compensation: none. Refusals: none.
 */
@Component
class ReturnPoints implements Activity {

    private final Reservations reservations;
    private final PointsOfBooking points;

    ReturnPoints(Reservations reservations, PointsOfBooking points) {
        this.reservations = reservations;
        this.points = points;
    }

    @Override
    public void perform(String reservationId) {
        Reservation reservation = reservations.lockExisting(reservationId);
        if (reservation.points().toReturn() > 0) {
            points.giveBack(reservation, reservation.points().toReturn(), "refunded");
        }
    }
}
