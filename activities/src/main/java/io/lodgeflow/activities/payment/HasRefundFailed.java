package io.lodgeflow.activities.payment;

import io.lodgeflow.domain.payment.Payments;
import io.lodgeflow.domain.payment.Refund;
import io.lodgeflow.engine.activity.Question;
import org.springframework.stereotype.Component;

/**
 * Has the gateway refused every try of a refund, so that support must give it back by hand?
 */
@Component
class HasRefundFailed implements Question {

    private final Payments payments;

    HasRefundFailed(Payments payments) {
        this.payments = payments;
    }

    @Override
    public boolean answer(String reservationId) {
        return payments.refundsOf(reservationId).stream().anyMatch(refund -> refund.status() == Refund.Status.FAILED);
    }
}
