package io.lodgeflow.activities.payment;

import io.lodgeflow.domain.payment.PaymentStatus;
import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.engine.activity.Question;
import org.springframework.stereotype.Component;

/**
 * Was the payment undone after the charge, so that the booking ends? After a declined card it waits for another try.
 */
@Component
class IsPaymentUndone implements Question {

    private final Reservations reservations;

    IsPaymentUndone(Reservations reservations) {
        this.reservations = reservations;
    }

    @Override
    public boolean answer(String reservationId) {
        return reservations.lockExisting(reservationId).paymentStatus() == PaymentStatus.REFUNDED;
    }
}
