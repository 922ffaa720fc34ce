package io.lodgeflow.activities.payment;

import io.lodgeflow.domain.payment.PaymentAttempt;
import io.lodgeflow.domain.payment.Payments;
import io.lodgeflow.engine.activity.Question;
import org.springframework.stereotype.Component;

/**
 * Was the higher price paid?
 */
@Component
class IsDifferencePaid implements Question {

    private final Payments payments;

    IsDifferencePaid(Payments payments) {
        this.payments = payments;
    }

    @Override
    public boolean answer(String reservationId) {
        return payments.attemptsOf(reservationId).getLast().status() == PaymentAttempt.Status.CAPTURED;
    }
}
