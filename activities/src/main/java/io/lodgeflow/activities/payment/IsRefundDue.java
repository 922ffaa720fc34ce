package io.lodgeflow.activities.payment;

import io.lodgeflow.domain.payment.Payments;
import io.lodgeflow.domain.payment.Refund;
import io.lodgeflow.workflows.activity.Question;
import org.springframework.stereotype.Component;

/**
 * Is a refund promised that the gateway has not confirmed?
 */
@Component
class IsRefundDue implements Question {

    private final Payments payments;

    IsRefundDue(Payments payments) {
        this.payments = payments;
    }

    @Override
    public boolean answer(String reservationId) {
        return payments.refundsOf(reservationId).stream().anyMatch(Refund::isOpen);
    }
}
