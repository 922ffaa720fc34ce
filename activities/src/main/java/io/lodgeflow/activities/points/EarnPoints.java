package io.lodgeflow.activities.points;

import io.lodgeflow.domain.payment.Payments;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.ReservationStatus;
import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.engine.activity.Activity;
import io.lodgeflow.workflows.points.PointsSettings;
import io.lodgeflow.workflows.points.PointsSettings.EarnAt;
import org.springframework.stereotype.Component;

/**
 * Gives the guest points for the money paid: once at the moment the settings name, with the payment or after the stay. At
 * the other moment it does nothing and reads nothing.
 * <p>Key: booking, "points", number of the movement; only what is missing is earned. Compensation: CancelPointsEarn.
 * Refusals: none.
 */
@Component
class EarnPoints implements Activity {

    private final Reservations reservations;
    private final Payments payments;
    private final PointsOfBooking points;
    private final PointsSettings settings;

    EarnPoints(Reservations reservations, Payments payments, PointsOfBooking points, PointsSettings settings) {
        this.reservations = reservations;
        this.payments = payments;
        this.points = points;
        this.settings = settings;
    }

    @Override
    public void perform(String reservationId) {
        Reservation reservation = reservations.lockExisting(reservationId);
        EarnAt moment = reservation.status() == ReservationStatus.CHECKED_OUT ? EarnAt.CHECK_OUT : EarnAt.PAYMENT;
        if (moment != settings.earnAt()) {
            return;
        }
        long due = settings.rates().earnedOn(payments.kept(reservationId, reservation.currency()));
        long missing = due - reservation.points().earned();
        if (missing > 0) {
            points.earn(reservation, missing);
        }
    }
}
