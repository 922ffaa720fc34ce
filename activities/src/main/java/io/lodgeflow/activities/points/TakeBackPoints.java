package io.lodgeflow.activities.points;

import io.lodgeflow.domain.payment.Payments;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.engine.activity.Activity;
import io.lodgeflow.workflows.points.PointsSettings;
import org.springframework.stereotype.Component;

/**
 * Takes back the points that were earned with money that went back: what the kept money earns is left. Reads nothing when
 * the booking has earned none.
 * <p>Key: booking, "points", number of the movement. Compensation: none. Refusals: none; points already spent are owed.
 */
@Component
class TakeBackPoints implements Activity {

    private final Reservations reservations;
    private final Payments payments;
    private final PointsOfBooking points;
    private final PointsSettings settings;

    TakeBackPoints(Reservations reservations, Payments payments, PointsOfBooking points, PointsSettings settings) {
        this.reservations = reservations;
        this.payments = payments;
        this.points = points;
        this.settings = settings;
    }

    @Override
    public void perform(String reservationId) {
        Reservation reservation = reservations.lockExisting(reservationId);
        long earned = reservation.points().earned();
        if (earned == 0) {
            return;
        }
        long stillEarned = settings.rates().earnedOn(payments.kept(reservationId, reservation.currency()));
        if (stillEarned < earned) {
            points.takeBack(reservation, earned - stillEarned, "the money they were earned with went back");
        }
    }
}
