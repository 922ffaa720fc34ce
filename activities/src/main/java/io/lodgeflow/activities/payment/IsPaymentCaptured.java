package io.lodgeflow.activities.payment;

import io.lodgeflow.domain.reservation.ReservationStatus;
import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.engine.activity.Question;
import org.springframework.stereotype.Component;

/**
 * Has the gateway captured the price of the booking, or its deposit?
 */
@Component
class IsPaymentCaptured implements Question {

    private final Reservations reservations;

    IsPaymentCaptured(Reservations reservations) {
        this.reservations = reservations;
    }

    @Override
    public boolean answer(String reservationId) {
        ReservationStatus status = reservations.lockExisting(reservationId).status();
        return status == ReservationStatus.PAID || status == ReservationStatus.CONFIRMED;
    }
}
