package io.lodgeflow.activities.points;

import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.engine.activity.Activity;
import org.springframework.stereotype.Component;

/**
 * Compensates EarnPoints: takes back all that the booking earned. Does nothing when it earned none.
 * <p>Key: booking, "points", number of the movement. Compensation: none. Refusals: none; points already spent are owed.
 */
@Component
class CancelPointsEarn implements Activity {

    private final Reservations reservations;
    private final PointsOfBooking points;

    CancelPointsEarn(Reservations reservations, PointsOfBooking points) {
        this.reservations = reservations;
        this.points = points;
    }

    @Override
    public void perform(String reservationId) {
        Reservation reservation = reservations.lockExisting(reservationId);
        if (reservation.points().earned() > 0) {
            points.takeBack(reservation, reservation.points().earned(), "the payment was undone");
        }
    }
}
