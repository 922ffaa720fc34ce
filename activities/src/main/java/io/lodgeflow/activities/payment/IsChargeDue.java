package io.lodgeflow.activities.payment;

import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.engine.activity.Question;
import org.springframework.stereotype.Component;

/**
 * Is anything left to be charged after the points?
 */
@Component
class IsChargeDue implements Question {

    private final Reservations reservations;

    IsChargeDue(Reservations reservations) {
        this.reservations = reservations;
    }

    @Override
    public boolean answer(String reservationId) {
        Reservation reservation = reservations.lockExisting(reservationId);
        return reservation.dueWithinHold().compareTo(reservation.pointsValue()) > 0;
    }
}
