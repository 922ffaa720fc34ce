package io.lodgeflow.activities.payment;

import io.lodgeflow.domain.payment.Payments;
import io.lodgeflow.domain.payment.Refund;
import io.lodgeflow.engine.activity.Question;
import org.springframework.stereotype.Component;

/**
 * Will the gateway be asked for a refund of the booking, now or later?
 */
@Component
class AreTriesLeft implements Question {

    private final Payments payments;

    AreTriesLeft(Payments payments) {
        this.payments = payments;
    }

    @Override
    public boolean answer(String reservationId) {
        return payments.refundsOf(reservationId).stream().anyMatch(Refund::isDue);
    }
}
