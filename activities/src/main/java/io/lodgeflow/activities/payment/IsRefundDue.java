package io.lodgeflow.activities.payment;

import io.lodgeflow.domain.payment.Payments;
import io.lodgeflow.domain.payment.Refund;
import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.workflows.activity.Question;
import org.springframework.stereotype.Component;

/**
 * Is money or are points to be given back, and has nobody to approve it first?
 */
@Component
class IsRefundDue implements Question {

    private final Reservations reservations;
    private final Payments payments;

    IsRefundDue(Reservations reservations, Payments payments) {
        this.reservations = reservations;
        this.payments = payments;
    }

    @Override
    public boolean answer(String reservationId) {
        return reservations.lockExisting(reservationId).points().toReturn() > 0
                || payments.refundsOf(reservationId).stream().anyMatch(Refund::isDue);
    }
}
