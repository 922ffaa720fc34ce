package io.lodgeflow.activities.payment;

import io.lodgeflow.domain.payment.Payments;
import io.lodgeflow.domain.payment.Refund;
import io.lodgeflow.workflows.activity.Question;
import org.springframework.stereotype.Component;

/**
 * Has the gateway confirmed every refund of the booking?
 */
@Component
class IsRefundComplete implements Question {

    private final Payments payments;

    IsRefundComplete(Payments payments) {
        this.payments = payments;
    }

    @Override
    public boolean answer(String reservationId) {
        return payments.refundsOf(reservationId).stream()
                .allMatch(refund -> refund.status() == Refund.Status.SUCCEEDED);
    }
}
